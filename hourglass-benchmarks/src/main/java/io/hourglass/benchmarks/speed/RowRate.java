package io.hourglass.benchmarks.speed;

import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How fast rows are scored.
 *
 * @param median microseconds of one row; null where many are scored at a time
 * @param p99 microseconds that 99 of 100 rows take no longer than
 */
record RowRate(String way, double rowsPerSecond, @Nullable Double median, @Nullable Double p99) {
  private static final int ROUNDS = 5;
  private static final int WARM_UP = 20_000;
  private static final int CALLS = 50_000;

  /** The rate of a call for many rows: the best of five after a warm-up. */
  static RowRate ofMany(String way, int rows, Runnable call) {
    call.run();
    long best = Timing.sortedNanos(ROUNDS, i -> call.run())[0];
    return new RowRate(way, 1e9 * rows / best, null, null);
  }

  /** The rate of calls for single rows. */
  static RowRate ofSingle(String way, IntConsumer call) {
    for (int row = 0; row < WARM_UP; row++) {
      call.accept(row);
    }
    return ofSortedTimes(way, Timing.sortedNanos(CALLS, call));
  }

  /** The rate from times per row in nanoseconds, in ascending order. */
  static RowRate ofSortedTimes(String way, long[] nanos) {
    return new RowRate(
        way,
        1e9 * nanos.length / Arrays.stream(nanos).sum(),
        nanos[nanos.length / 2] / 1e3,
        nanos[(int) (0.99 * nanos.length)] / 1e3);
  }

  /**
   * Time of a row, in times of another rate's; by the medians where there are some, since a pause
   * of the machine is in the mean.
   */
  double timesOf(RowRate other) {
    return median == null || other.median == null
        ? other.rowsPerSecond / rowsPerSecond
        : median / other.median;
  }
}
