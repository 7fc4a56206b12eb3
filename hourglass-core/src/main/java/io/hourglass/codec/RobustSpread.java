package io.hourglass.codec;

import java.util.Arrays;

/**
 * Center and spread of numbers that a few outliers do not move.
 *
 * @param sorted numbers, ascending, at least one
 */
record RobustSpread(double[] sorted) {
  /** Interquartile range of a normal distribution with standard deviation 1. */
  private static final double NORMAL_RANGE = 1.3489795003921634;

  /** A column in which fewer numbers differ from the median is nearly constant. */
  private static final double FEW = 0.005;

  /** Rounding makes no more numbers than so many of one; a small spread on a large offset does. */
  private static final int ROUNDED = 3;

  /** Of numbers that do not differ from the median by more than rounding there is no spread. */
  private static final double TAIL = 0.95;

  /** Numbers farther out than so many times their 95 % quantile count as that. */
  private static final double FAR = 2.5;

  /** This share of the numbers at each end, and one at least, does not count as nearly all. */
  private static final double ENDS = 0.05;

  /** Numbers farther from the center than so many times half of the range of nearly all are far. */
  private static final double FAR_OUT = 30;

  /**
   * Whether no number is so far from the others that it moves mean and deviation.
   *
   * @param min of all numbers, of which these may be a sample
   * @param max of all numbers
   */
  boolean isOrdinary(double min, double max) {
    double center = quantile(0.5);
    double[] halves = differences(center);
    if (halves.length <= FEW * sorted.length) {
      return false;
    }
    int end = Math.min((sorted.length - 1) / 2, Math.max(1, (int) (ENDS * sorted.length)));
    double range = sorted[sorted.length - 1 - end] / 2 - sorted[end] / 2;
    double typical = range > 0 ? range / 2 : halves[halves.length / 2];
    double farthest = Math.max(max / 2 - center / 2, center / 2 - min / 2);
    return farthest <= FAR_OUT * typical && typical > Double.MIN_NORMAL;
  }

  /** The codec of a column with these numbers. */
  ColumnCodec codec(String column, boolean nullable) {
    double center = quantile(0.5);
    double[] differences = differences(center);
    if (differences.length <= FEW * sorted.length) {
      return new Constant(column, center, nullable);
    }
    double scale = scale(differences);
    return new LogTails(column, center, scale, unit(center, scale), nullable);
  }

  /** Distances from the center that are not rounding, ascending. */
  private double[] differences(double center) {
    boolean isFew = distinctNear(center) <= ROUNDED;
    return Arrays.stream(sorted)
        .filter(value ->
            !(isFew ? Constant.isRounding(value, center) : Constant.isNoise(value, center)))
        .map(value -> Math.abs(value / 2 - center / 2))
        .sorted()
        .toArray();
  }

  private long distinctNear(double center) {
    return Arrays.stream(sorted)
        .filter(value -> Constant.isRounding(value, center))
        .distinct()
        .limit(ROUNDED + 1)
        .count();
  }

  /**
   * From the interquartile range; where the middle half of the numbers is the same, from the median
   * of the differences and their share. Halves are added, for sums may overflow.
   */
  private double scale(double[] halves) {
    double range = quantile(0.75) / 2 - quantile(0.25) / 2;
    double share = (double) halves.length / sorted.length;
    double typical = halves[halves.length / 2];
    double scale = range > typical * 1e-6 ? range / NORMAL_RANGE : Math.sqrt(share) * typical;
    return Math.max(Double.MIN_NORMAL, Math.min(Double.MAX_VALUE / 2, scale) * 2);
  }

  /** The standard deviation of the numbers as features, those far out counting as less far. */
  private double unit(double center, double scale) {
    double[] sizes = sizes(center, scale);
    double limit = FAR * sizes[(int) (TAIL * (sizes.length - 1))];
    double squares = 0;
    for (double size : sizes) {
      double near = limit > 0 ? Math.min(limit, size) : size;
      squares += near * near;
    }
    return Math.sqrt(squares / sizes.length);
  }

  /** Absolute values of the numbers as features, ascending. */
  private double[] sizes(double center, double scale) {
    return Arrays.stream(sorted)
        .map(value -> Math.abs(LogTails.compressed(NumericScaling.scaled(value, center, scale))))
        .sorted()
        .toArray();
  }

  private double quantile(double fraction) {
    double at = fraction * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    double share = at - below;
    return (1 - share) * sorted[below] + share * sorted[above];
  }
}
