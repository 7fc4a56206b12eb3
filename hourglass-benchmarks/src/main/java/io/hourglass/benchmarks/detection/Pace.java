package io.hourglass.benchmarks.detection;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How fast rows go through something.
 *
 * @param way that they go
 * @param rowsPerSecond of the best round
 * @param median microseconds of one row; null where many go at a time
 * @param p99 of 100 rows 99 take no longer
 */
record Pace(String way, double rowsPerSecond, @Nullable Double median, @Nullable Double p99) {
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 20_000;
  private static final int CALLS = 50_000;

  /** Of a call that takes many rows, the best of five after one that does not count. */
  static Pace ofMany(String way, int rows, Runnable call) {
    call.run();
    double best = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      call.run();
      best = Math.min(best, (System.nanoTime() - begun) / 1e9);
    }
    return new Pace(way, rows / best, null, null);
  }

  /** Of calls that take a row each. */
  static Pace ofSingle(String way, IntConsumer call) {
    for (int row = 0; row < WARM_UP; row++) {
      call.accept(row);
    }
    long[] nanos = new long[CALLS];
    for (int row = 0; row < CALLS; row++) {
      long begun = System.nanoTime();
      call.accept(row);
      nanos[row] = System.nanoTime() - begun;
    }
    return ofTimes(way, nanos);
  }

  /** Of the nanoseconds that rows took, one after the other. */
  static Pace ofTimes(String way, long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Pace(
        way,
        1e9 * nanos.length / Arrays.stream(nanos).sum(),
        sorted[nanos.length / 2] / 1e3,
        sorted[(int) (0.99 * nanos.length)] / 1e3);
  }
}
