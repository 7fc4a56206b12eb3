package io.hourglass.detect.rows;

import java.util.Arrays;

/**
 * The share of rows that are strange among those learned from, by their distances alone.
 *
 * <p>What the distances of normal rows would be is told by the middle of all (an empirical null:
 * Efron 2004), which strange rows hardly reach: from the median to the upper quartile the logarithm
 * of the squared distance grows by a step, and with each further step the share of normal rows
 * beyond it halves again. That is a heavy, Pareto tail, so that normal rows with a lighter one, as
 * most are, are not taken for strange. The share is what is beyond that tail, counted where it is
 * surest (after Meinshausen and Rice 2006): 0 unless the data say otherwise, and rather too little
 * than too much.
 */
public final class Contamination {
  /** Of the rows, those that shape the distances. */
  private static final double SHAPING = 0.75;

  /** The tail begins here: of the rows, those that are further out. */
  private static final double TAIL = 0.25;

  /** Standard errors that an excess must have, since it is the surest of many. */
  private static final double ERRORS = 4;

  /** Added to distances, times the median: keeps the logarithm of 0 away. */
  private static final double SMALL = 1e-6;

  private Contamination() {}

  /**
   * Of encoded rows, by their numbers: a rare name is no reason to take a row for strange. Nor is a
   * number that is the same in most rows, as counts of rare events are: it is left out where the
   * middle half of the rows have the same.
   *
   * @param rows side by side
   * @param isName which features are those of names
   * @return in [0, 0.5)
   */
  public static double share(float[] rows, boolean[] isName) {
    float[] numbers = RobustWhitening.numbers(rows, withoutMiddle(rows, isName));
    int width = numbers.length / (rows.length / isName.length);
    if (width == 0) {
      return 0;
    }
    RobustWhitening whitening = RobustWhitening.of(numbers, new boolean[width], SHAPING);
    return share(RobustWhitening.squaredDistances(whitening.apply(numbers), width));
  }

  /** Which features are those of names, or have quartiles that are equal. */
  private static boolean[] withoutMiddle(float[] rows, boolean[] isName) {
    boolean[] without = isName.clone();
    float[] values = new float[rows.length / isName.length];
    for (int feature = 0; feature < without.length; feature++) {
      int present = 0;
      for (int at = feature; at < rows.length; at += without.length) {
        if (!Float.isNaN(rows[at])) {
          values[present++] = rows[at];
        }
      }
      Arrays.sort(values, 0, present);
      without[feature] |= present == 0 || values[present / 4] == values[3 * present / 4];
    }
    return without;
  }

  /**
   * Of rows with these squared distances from the center.
   *
   * @return in [0, 0.5); 0 where the middle of the distances does not tell what is usual
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
    double surest = 0;
    double share = 0;
    for (int beyond = 1; beyond <= rows / 2; beyond++) {
      double steps = (StrictMath.log(sorted[rows - beyond] + offset) - median) / step;
      double expected = 0.5 * StrictMath.pow(2, -steps);
      if (expected > TAIL) {
        break;
      }
      double excess = (double) beyond / rows - expected;
      double sure = (excess - ERRORS * error(expected, rows)) / (1 - expected);
      if (sure > surest) {
        surest = sure;
        share = excess / (1 - expected);
      }
    }
    return share;
  }

  /** Standard error of a share of rows. */
  private static double error(double share, int rows) {
    return Math.sqrt(share * (1 - share) / rows);
  }
}
