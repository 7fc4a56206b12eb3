package io.hourglass.detect.rows;

import java.util.Arrays;

/**
 * Estimates the contamination of training rows, the share that is anomalous, from their Mahalanobis
 * distances.
 *
 * <p>The middle of the distances, which anomalies hardly reach, sets an empirical null (Efron
 * 2004): from the median to the upper quartile the logarithm of the squared distance grows by a
 * step, and with each further step the share of normal rows beyond it halves again. That is a
 * heavy, Pareto tail, so that normal rows with a lighter one, as most are, do not count as
 * anomalies. The estimate is the excess over that tail where it is most significant (after
 * Meinshausen and Rice 2006): 0 unless the data say otherwise, and rather too low than too high.
 */
public final class Contamination {
  /** The share of the rows that distances are estimated from. */
  private static final double SHAPING = 0.75;

  /** The share of the rows in the tail. */
  private static final double TAIL = 0.25;

  /** Standard errors that an excess must have, since it is the highest of many. */
  private static final double ERRORS = 4;

  /** Added to distances, times the median: keeps the logarithm of 0 away. */
  private static final double SMALL = 1e-6;

  private Contamination() {}

  /**
   * Estimates the contamination of rows from their numbers: a rare category does not make a row
   * anomalous. A number that is the same in the middle half of the rows, as counts of rare events
   * are, is excluded.
   *
   * @param rows of features side by side
   * @param categorical which features are one-hot
   * @return in [0, 0.5)
   */
  public static double share(float[] rows, boolean[] categorical) {
    float[] numbers = RobustWhitening.numbers(rows, withoutMiddle(rows, categorical));
    int width = numbers.length / (rows.length / categorical.length);
    if (width == 0) {
      return 0;
    }
    RobustWhitening whitening = RobustWhitening.of(numbers, new boolean[width], SHAPING);
    return share(
        RobustWhitening.squaredDistances(whitening.apply(numbers), whitening.directions()));
  }

  /** Which features are one-hot, or have equal quartiles. */
  private static boolean[] withoutMiddle(float[] rows, boolean[] categorical) {
    boolean[] without = categorical.clone();
    float[] values = new float[rows.length / categorical.length];
    for (int feature = 0; feature < without.length; feature++) {
      int present = SortedValues.of(rows, feature, without.length, values);
      without[feature] |= present == 0 || values[present / 4] == values[3 * present / 4];
    }
    return without;
  }

  /**
   * Estimates the contamination of rows with these squared distances from the center.
   *
   * @return in [0, 0.5); 0 where the middle of the distances does not vary
   */
  static double share(double[] squaredDistances) {
    double[] sorted = squaredDistances.clone();
    Arrays.sort(sorted);
    int rows = sorted.length;
    double offset = SMALL * sorted[rows / 2];
    double median = StrictMath.log(sorted[rows / 2] + offset);
    double step = StrictMath.log(sorted[(int) ((1 - TAIL) * (rows - 1))] + offset) - median;
    if (!(step > SMALL) || Double.isInfinite(step)) {
      return 0;
    }
    double highest = 0;
    double share = 0;
    for (int beyond = 1; beyond <= rows / 2; beyond++) {
      double steps = (StrictMath.log(sorted[rows - beyond] + offset) - median) / step;
      double expected = 0.5 * StrictMath.pow(2, -steps);
      if (expected > TAIL) {
        break;
      }
      double excess = (double) beyond / rows - expected;
      double significance = (excess - ERRORS * error(expected, rows)) / (1 - expected);
      if (significance > highest) {
        highest = significance;
        share = excess / (1 - expected);
      }
    }
    return share;
  }

  /** The standard error of a share of rows. */
  private static double error(double share, int rows) {
    return Math.sqrt(share * (1 - share) / rows);
  }
}
