package io.hourglass.detect.fit;

import io.hourglass.linalg.Shuffle;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A random division of rows; both parts are ascending.
 *
 * @param calibration indices of the rows that are held out to calibrate on
 * @param training indices of the others
 */
record CalibrationSplit(int[] calibration, int[] training) {
  /** The share of the rows that is held out. */
  private static final double SHARE = 0.2;

  private static final int MAX_ROWS = 20_000;

  /** Holds out a fifth of the rows, at least one. */
  static CalibrationSplit of(int rows, long seed) {
    int[] order = Shuffle.of(rows, new SplittableRandom(seed));
    int heldOut = Math.max(1, (int) Math.min(MAX_ROWS, SHARE * rows));
    return new CalibrationSplit(sorted(order, 0, heldOut), sorted(order, heldOut, rows));
  }

  private static int[] sorted(int[] order, int from, int to) {
    int[] rows = Arrays.copyOfRange(order, from, to);
    Arrays.sort(rows);
    return rows;
  }
}
