package io.hourglass.detect.rows;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far values lie on one side of their median.
 *
 * @param distances above 0, ascending
 * @param count number of values on both sides
 */
record Deviations(double[] distances, int count) {
  private static final double INNER = 0.8;
  private static final double INNER_TIMES = 10;
  private static final double OUTER = 0.95;
  private static final double OUTER_TIMES = 4;

  /** The spread of one side is at least this share of the other's. */
  private static final double ONE_SIDED = 0.5;

  /** A larger share of far values belongs to the distribution ... */
  private static final double FEW = 0.01;

  /** ... unless one value is repeated, in up to this share. */
  private static final double REPEATED = 0.2;

  static Deviations above(float[] sorted) {
    return of(sorted, 1);
  }

  static Deviations below(float[] sorted) {
    return of(sorted, -1);
  }

  private static Deviations of(float[] sorted, int sign) {
    double median = sorted[sorted.length / 2];
    double[] distances =
        IntStream.range(0, sorted.length)
            .mapToDouble(i -> sign * (sorted[i] - median))
            .filter(distance -> distance > 0)
            .sorted()
            .toArray();
    return new Deviations(distances, sorted.length);
  }

  /**
   * The largest plausible distance: several times that of the 95 % quantile and that of the 80 %
   * quantile, the lesser of both. There is none if more than a few values are farther, unless most
   * of them are the same.
   */
  double reach(Deviations other) {
    double reach = Math.min(OUTER_TIMES * spread(OUTER, other), INNER_TIMES * spread(INNER, other));
    int far = (int) Arrays.stream(distances).filter(distance -> distance > reach).count();
    boolean isFew = far <= 1 + FEW * count;
    boolean isRepeated = far <= REPEATED * count && 2 * repeats(far) >= far;
    return isFew || isRepeated ? reach : Double.POSITIVE_INFINITY;
  }

  private double spread(double quantile, Deviations other) {
    return Math.max(distance(quantile), ONE_SIDED * other.distance(quantile));
  }

  /** The distance of a quantile; the median of the distances where that is 0. */
  private double distance(double quantile) {
    int at = distances.length - 1 - (int) ((1 - quantile) * count);
    return distances.length == 0 ? 0 : distances[at < 0 ? distances.length / 2 : at];
  }

  /** How often the most frequent of the farthest distances occurs. */
  private int repeats(int farthest) {
    int most = 0;
    int run = 0;
    for (int i = distances.length - farthest; i < distances.length; i++) {
      run = i > 0 && distances[i] == distances[i - 1] ? run + 1 : 1;
      most = Math.max(most, run);
    }
    return most;
  }
}
