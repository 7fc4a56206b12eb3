package io.hourglass.detect.fit;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Rows drawn at random to calibrate on, and the others, to learn from; both ascending.
 *
 * @param calibration places of rows that nothing is learned from
 * @param learned places of the others
 */
record CalibrationSplit(int[] calibration, int[] learned) {
  /** Of all rows, those that are held out. */
  private static final double SHARE = 0.2;

  private static final int MOST = 20_000;

  /** A fifth of the rows, at least one. */
  static CalibrationSplit of(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, rows).toArray();
    for (int i = rows - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = order[i];
      order[i] = order[other];
      order[other] = row;
    }
    int kept = Math.max(1, (int) Math.min(MOST, SHARE * rows));
    return new CalibrationSplit(sorted(order, 0, kept), sorted(order, kept, rows));
  }

  private static int[] sorted(int[] order, int from, int to) {
    int[] rows = Arrays.copyOfRange(order, from, to);
    Arrays.sort(rows);
    return rows;
  }
}
