package io.hourglass.benchmarks.speed;

import io.hourglass.detect.RowDetector;
import io.hourglass.detect.stream.LineFormat;
import io.hourglass.detect.stream.Sink;
import io.hourglass.detect.stream.StreamScorer;
import io.hourglass.detect.stream.StreamSettings;
import io.hourglass.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Times a stream of JSON lines through {@code detect follow}, drift monitoring included; nothing
 * but the time of its rows is kept.
 */
final class StreamRate implements Sink {
  private static final int WARM_UP = 20_000;

  private final long[] nanos;
  private long last = System.nanoTime();
  private int rows;

  private StreamRate(int rows) {
    this.nanos = new long[rows];
  }

  /**
   * The time from one answer to the next, lines being there at once.
   *
   * @param record by its number
   */
  static RowRate measure(RowDetector detector, IntFunction<Map<String, Object>> record, int rows) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int row = 0; row < rows; row++) {
      lines.writeBytes((Json.writeLine(record.apply(row)) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    StreamRate sink = new StreamRate(rows);
    StreamSettings settings =
        StreamSettings.defaults().withFormat(LineFormat.JSONL).withSummaryInterval(0);
    StreamScorer.of(detector, settings, sink).run(new ByteArrayInputStream(lines.toByteArray()));
    long[] counted = Arrays.copyOfRange(sink.nanos, Math.min(WARM_UP, rows / 2), rows);
    Arrays.sort(counted);
    return RowRate.ofSortedTimes("detect follow, JSON lines", counted);
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
