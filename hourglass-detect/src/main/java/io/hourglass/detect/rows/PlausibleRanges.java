package io.hourglass.detect.rows;

import java.util.Arrays;

/**
 * The range that the values of each feature plausibly lie in. A few values far beyond all others
 * are implausible, and so is one that is repeated there, as -999999 for a missing value is: they
 * are held to the range, or excluded, where anything is fitted.
 *
 * @param low ends of the features
 * @param high ends of the features
 */
public record PlausibleRanges(float[] low, float[] high) {
  public PlausibleRanges {
    low = low.clone();
    high = high.clone();
  }

  /** A copy of the lower ends. */
  @Override
  public float[] low() {
    return low.clone();
  }

  /** A copy of the upper ends. */
  @Override
  public float[] high() {
    return high.clone();
  }

  /** Ranges without ends. */
  public static PlausibleRanges unbounded(int width) {
    float[] low = new float[width];
    float[] high = new float[width];
    Arrays.fill(low, Float.NEGATIVE_INFINITY);
    Arrays.fill(high, Float.POSITIVE_INFINITY);
    return new PlausibleRanges(low, high);
  }

  /**
   * The ranges of training rows.
   *
   * @param rows of features side by side, NaN where missing
   * @param isNumber which features are numbers of a column; others have no ends
   */
  public static PlausibleRanges of(float[] rows, boolean[] isNumber) {
    int width = isNumber.length;
    PlausibleRanges ranges = unbounded(width);
    float[] values = new float[rows.length / width];
    for (int feature = 0; feature < width; feature++) {
      int present = isNumber[feature] ? SortedValues.of(rows, feature, width, values) : 0;
      if (present > 0) {
        ranges.fit(feature, Arrays.copyOf(values, present));
      }
    }
    return ranges;
  }

  private void fit(int feature, float[] sorted) {
    Deviations above = Deviations.above(sorted);
    Deviations below = Deviations.below(sorted);
    float median = sorted[sorted.length / 2];
    high[feature] = (float) (median + above.reach(below));
    low[feature] = (float) (median - below.reach(above));
  }

  /** Number of features. */
  int width() {
    return low.length;
  }

  /** Whether a feature's value is in its range, or missing. */
  public boolean contains(int feature, float value) {
    return !(value < low[feature] || value > high[feature]);
  }

  /** Whether every feature of a row is in its range, or missing. */
  public boolean containsRow(float[] rows, int row) {
    boolean contains = true;
    for (int feature = 0; feature < low.length; feature++) {
      contains &= contains(feature, rows[row * low.length + feature]);
    }
    return contains;
  }

  /** Rows with every value held to its range. */
  float[] clamped(float[] rows) {
    float[] clamped = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int feature = i % low.length;
      clamped[i] = Math.max(low[feature], Math.min(high[feature], rows[i]));
    }
    return clamped;
  }
}
