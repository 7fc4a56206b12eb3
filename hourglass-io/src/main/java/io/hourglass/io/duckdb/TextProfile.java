package io.hourglass.io.duckdb;

/**
 * How many cells of a text column are numbers.
 *
 * @param cells not missing
 * @param numbers of them that are numbers, NaN and infinity among them
 * @param nans of them that are NaN
 */
record TextProfile(long cells, long numbers, long nans) {
  /** From this share of numbers on, a text among them is an error. */
  static final double NEARLY_ALL = 0.95;

  /** Below this number of cells there is no "nearly all". */
  static final long ENOUGH = 20;

  boolean isNumeric() {
    return numbers == cells;
  }
}
