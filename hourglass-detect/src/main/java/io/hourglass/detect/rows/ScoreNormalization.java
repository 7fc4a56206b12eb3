package io.hourglass.detect.rows;

import java.util.Arrays;

/**
 * Where a score stands among those of normal rows: {@code (log(s + e) - m) / d}, with the median m
 * of their logarithms and their distance d to the 84th percentile, one standard deviation up where
 * they are normally distributed. Scores of different views thus become comparable.
 *
 * @param offset e, small beside usual scores: what keeps the logarithm of 0 away
 * @param median m
 * @param spread d
 */
public record ScoreNormalization(double offset, double median, double spread) {
  private static final double UP = 0.84;
  private static final double SMALL = 1e-6;

  /**
   * Deviations up, from which on a view is as sure as it can be: one row in 160 were there, were
   * they normal.
   */
  private static final double SURE = 2.5;

  /** What a further deviation counts: so that what is further out still comes first. */
  private static final double FURTHER = 0.05;

  public ScoreNormalization {
    if (!(offset > 0) || !(spread > 0) || !Double.isFinite(offset + median + spread)) {
      throw new IllegalArgumentException(
          "offset and spread must be finite numbers > 0, got %s and %s".formatted(offset, spread));
    }
  }

  /** Among these scores, at least one, none negative. */
  public static ScoreNormalization among(double[] scores) {
    double mean = Arrays.stream(scores).average().orElseThrow();
    double offset = Math.max(1e-30, SMALL * mean);
    double[] logs =
        Arrays.stream(scores).map(score -> StrictMath.log(score + offset)).sorted().toArray();
    double median = at(logs, 0.5);
    return new ScoreNormalization(offset, median, Math.max(SMALL, at(logs, UP) - median));
  }

  private static double at(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) rank;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }

  /** Of a score. */
  public double of(double score) {
    return (StrictMath.log(score + offset) - median) / spread;
  }

  /**
   * What a view says of a score, as one voice among others: from 0, for what is usual, to 2.5
   * deviations up. How much further out a row is tells more of the view's tail than of the row: no
   * view outvotes the others by it easily, and one that finds a row usual hardly makes up for them.
   */
  public double vote(double score) {
    double standing = of(score);
    double bounded = Math.max(0, Math.min(SURE, standing));
    return bounded + FURTHER * (standing - bounded);
  }
}
