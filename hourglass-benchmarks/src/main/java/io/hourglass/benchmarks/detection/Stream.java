package io.hourglass.benchmarks.detection;

import io.hourglass.data.Table;
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

/** A stream of JSON lines through {@code detect follow}, with its watch for drift. */
final class Stream implements Sink {
  private static final int WARM_UP = 20_000;

  private final long[] nanos;
  private long last = System.nanoTime();
  private int rows;

  private Stream(int rows) {
    this.nanos = new long[rows];
  }

  /** The time from one answer to the next, lines being there at once. */
  static Pace measure(RowDetector detector, Table table, int rows) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int row = 0; row < rows; row++) {
      lines.writeBytes(
          (Json.writeLine(Records.of(table, row % table.rows())) + "\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    Stream stream = new Stream(rows);
    StreamSettings settings = StreamSettings.defaults().withFormat(LineFormat.JSONL).withSummaryInterval(0);
    StreamScorer.of(detector, settings, stream).run(new ByteArrayInputStream(lines.toByteArray()));
    return Pace.ofTimes(
        "detect follow, JSON lines",
        Arrays.copyOfRange(stream.nanos, Math.min(WARM_UP, rows / 2), rows));
  }

  @Override
  public void row(String json) {
    long now = System.nanoTime();
    nanos[rows++] = now - last;
    last = now;
  }

  @Override
  public void flush() {
    // nothing is held back
  }

  @Override
  public void note(String sentence) {
    // only the time counts
  }

  @Override
  public void warn(String sentence) {
    // only the time counts
  }

  @Override
  public void summary(String text, Map<String, Object> json) {
    // only the time counts
  }
}
