package io.hourglass.task.detector;

import java.util.Arrays;

/**
 * Where a score stands among those of normal rows: {@code (log(s + e) - m) / d}, with the median m
 * of their logarithms and their distance d to the 84th percentile, one standard deviation up where
 * they are normally distributed. Scores of different views thus become comparable, and none rules
 * by its tail alone.
 *
 * @param offset e, small beside usual scores: what keeps the logarithm of 0 away
 * @param median m
 * @param spread d
 */
public record Standing(double offset, double median, double spread) {
  private static final double UP = 0.84;
  private static final double SMALL = 1e-6;

  public Standing {
    if (!(offset > 0) || !(spread > 0) || !Double.isFinite(offset + median + spread)) {
      throw new IllegalArgumentException(
          "offset and spread must be finite numbers > 0, got %s and %s".formatted(offset, spread));
    }
  }

  /** Among these scores, at least one, none negative. */
  public static Standing among(double[] scores) {
    double mean = Arrays.stream(scores).average().orElseThrow();
    double offset = Math.max(1e-30, SMALL * mean);
    double[] logs =
        Arrays.stream(scores).map(score -> StrictMath.log(score + offset)).sorted().toArray();
    double median = at(logs, 0.5);
    return new Standing(offset, median, Math.max(SMALL, at(logs, UP) - median));
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
}
