package io.hourglass.detect.rows;

/** Binary search in sorted values. */
final class SortedValues {
  private SortedValues() {}

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
