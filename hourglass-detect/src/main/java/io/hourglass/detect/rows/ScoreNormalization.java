package io.hourglass.detect.rows;

import io.hourglass.json.IfAbsent;
import java.util.Arrays;

/**
 * Makes the scores of different scorers comparable: {@code (log(s + e) - m) / d}, with the median m
 * of the logarithms of reference scores and their distance d to the 84th percentile, one standard
 * deviation up where they are normally distributed.
 *
 * @param offset e, small beside usual scores: it keeps the logarithm of 0 away
 * @param median m
 * @param spread d
 * @param beyond weight of what exceeds the bounds of a clipped score
 */
public record ScoreNormalization(
    double offset, double median, double spread, @IfAbsent("0.05") double beyond) {
  private static final double UP = 0.84;
  private static final double SMALL = 1e-6;

  /** The share of scores whose mean is the usual one. */
  private static final double USUAL = 0.9;

  /** Scores are clipped here: one normally distributed row in 160 is above. */
  private static final double BOUND = 2.5;

  /** The weight of what is beyond the bounds, so that the order of rows there is kept. */
  private static final double BEYOND = 0.1;

  public ScoreNormalization {
    if (!(offset > 0) || !(spread > 0) || !Double.isFinite(offset + median + spread)) {
      throw new IllegalArgumentException(
          "offset and spread must be finite numbers > 0, got %s and %s".formatted(offset, spread));
    }
  }

  /** Fits the normalization to reference scores, at least one, none negative. */
  public static ScoreNormalization fit(double[] scores) {
    double offset = Math.max(1e-30, SMALL * usual(scores));
    double[] logs =
        Arrays.stream(scores).map(score -> StrictMath.log(score + offset)).sorted().toArray();
    double median = quantile(logs, 0.5);
    return new ScoreNormalization(
        offset, median, Math.max(SMALL, quantile(logs, UP) - median), BEYOND);
  }

  /** The mean of scores but for the highest, which may be far out; of all where the rest is 0. */
  private static double usual(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    double lower = Arrays.stream(sorted, 0, (int) (USUAL * sorted.length)).average().orElse(0);
    return lower > 0 ? lower : Arrays.stream(sorted).average().orElseThrow();
  }

  private static double quantile(double[] sorted, double probability) {
    double rank = probability * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }

  /** The normalized score: 0 for the median of the reference scores. */
  public double normalized(double score) {
    return (StrictMath.log(score + offset) - median) / spread;
  }

  /**
   * The normalized score, clipped to [0, 2.5] but for a small part of what is beyond. A score far
   * out tells more of the scorer's tail than of the row: clipped, no scorer dominates the mean, and
   * one that finds a row normal hardly offsets the others.
   */
  public double clipped(double score) {
    double normalized = normalized(score);
    double bounded = Math.max(0, Math.min(BOUND, normalized));
    return bounded + beyond * (normalized - bounded);
  }
}
