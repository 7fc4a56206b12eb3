package io.hourglass.detect.rows;

/** Where a number belongs among sorted ones. */
final class SortedValues {
  private SortedValues() {}

  /**
   * How many of some ascending numbers are below a value.
   *
   * <p>As many steps wherever the value is, and the first of equal ones is found, which {@link
   * java.util.Arrays#binarySearch(float[], float)} does not promise.
   *
   * @param ascending none NaN
   * @param from the first of them
   * @param count how many, at least one
   */
  static int below(float[] ascending, int from, int count, float value) {
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
