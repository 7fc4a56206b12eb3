package io.hourglass.io.duckdb;

/**
 * The types that the cells of a text column could have.
 *
 * @param cells not missing
 * @param numbers of them that are numbers, NaN and infinity among them
 * @param nans of them that are NaN
 * @param moments of them that are dates or times; 0 for a column of numbers
 * @param truths of them that are {@code true} or {@code false}; 0 for a column of numbers
 */
record TextProfile(long cells, long numbers, long nans, long moments, long truths) {
  /** From this share of numbers on, a text among them is an error. */
  static final double NEARLY_ALL = 0.95;

  /** Below this number of cells there is no "nearly all". */
  static final long ENOUGH = 20;

  boolean isNumeric() {
    return numbers == cells;
  }

  boolean isNearlyNumeric() {
    return !isNumeric() && cells >= ENOUGH && numbers >= NEARLY_ALL * cells;
  }
}
