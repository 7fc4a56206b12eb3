package io.hourglass.benchmarks.speed;

import io.hourglass.detect.RowDetector;
import io.hourglass.detect.stream.LineFormat;
import io.hourglass.detect.stream.Sink;
import io.hourglass.detect.stream.StreamScorer;
import io.hourglass.detect.stream.StreamSettings;
import io.hourglass.json.Json;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    IntStream.range(0, WARM_UP).forEachOrdered(call);
    return ofSortedTimes(way, Timing.sortedNanos(CALLS, call));
  }

  /**
   * The rate of {@code detect follow}, drift monitoring included: from one answer to the next,
   * lines of JSON being there at once.
   *
   * @param record by its number
   */
  static RowRate ofStream(RowDetector detector, IntFunction<Map<String, Object>> record, int rows) {
    StreamTimer timer = new StreamTimer(rows);
    StreamSettings settings =
        StreamSettings.defaults().withFormat(LineFormat.JSONL).withSummaryInterval(0);
    StreamScorer.of(detector, settings, timer).run(lines(record, rows));
    long[] counted = Arrays.copyOfRange(timer.nanos, Math.min(WARM_UP, rows / 2), rows);
    Arrays.sort(counted);
    return ofSortedTimes("detect follow, JSON lines", counted);
  }

  private static InputStream lines(IntFunction<Map<String, Object>> record, int rows) {
    String lines =
        IntStream.range(0, rows)
            .mapToObj(row -> Json.writeLine(record.apply(row)) + "\n")
            .collect(Collectors.joining());
    return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
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

  /** Keeps nothing but the time of each row. */
  private static final class StreamTimer implements Sink {
    private final long[] nanos;
    private long last = System.nanoTime();
    private int rows;

    StreamTimer(int rows) {
      this.nanos = new long[rows];
    }

    @Override
    public void row(String json) {
      long now = System.nanoTime();
      nanos[rows++] = now - last;
      last = now;
    }

    @Override
    public void flush() {}

    @Override
    public void note(String sentence) {}

    @Override
    public void warn(String sentence) {}

    @Override
    public void summary(String text, Map<String, Object> json) {}
  }
}
