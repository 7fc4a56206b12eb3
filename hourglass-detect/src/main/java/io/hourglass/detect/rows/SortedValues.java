package io.hourglass.detect.rows;

import java.util.Arrays;

/** Binary search in sorted values. */
final class SortedValues {
  private SortedValues() {}

  /**
   * Sorts the values of a feature, without missing ones.
   *
   * @param rows side by side
   * @param sorted receives the values, ascending, one for each row at most
   * @return how many there are
   */
  static int of(float[] rows, int feature, int width, float[] sorted) {
    return of(rows, feature, width, PlausibleRanges.unbounded(width), sorted);
  }

  /** The same without values that are not in a range. */
  static int of(float[] rows, int feature, int width, PlausibleRanges ranges, float[] sorted) {
    int present = 0;
    for (int at = feature; at < rows.length; at += width) {
      if (!Float.isNaN(rows[at]) && ranges.contains(feature, rows[at])) {
        sorted[present++] = rows[at];
      }
    }
    Arrays.sort(sorted, 0, present);
    return present;
  }

  /**
   * The number of ascending values that are below a value.
   *
   * <p>It takes the same number of steps wherever the value is, and finds the first of equal ones,
   * which {@link java.util.Arrays#binarySearch(float[], float)} does not promise.
   *
   * @param ascending none NaN
   * @param from the first of them
   * @param count how many, at least one
   */
  static int lowerBound(float[] ascending, int from, int count, float value) {
    int low = from;
    int left = count;
    while (left > 1) {
      int half = left >>> 1;
      low = ascending[low + half - 1] < value ? low + half : low;
      left -= half;
    }
    return low - from + (ascending[low] < value ? 1 : 0);
  }
}
