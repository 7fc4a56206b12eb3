package io.hourglass.cli.output;

import io.hourglass.report.Text;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/** Shows how many rows are done, and the time left. Thread-safe. */
public final class Countdown implements LongConsumer {
  private static final long EVERY_NANOS = 200_000_000L;

  private final ProgressLine line;
  private final OptionalLong all;
  private final int samples;
  private final long begun = System.nanoTime();
  private long shown = begun;
  private long done;

  /**
   * Starts the clock.
   *
   * @param all number of rows, if known
   * @param samples per row
   */
  public Countdown(ProgressLine line, OptionalLong all, int samples) {
    this.line = line;
    this.all = all;
    this.samples = samples;
  }

  /** Counts more rows as done. */
  @Override
  public synchronized void accept(long rows) {
    done += rows;
    long now = System.nanoTime();
    if (now - shown > EVERY_NANOS) {
      shown = now;
      line.show(text((now - begun) / 1e9));
    }
  }

  private String text(double seconds) {
    String rate = Text.format("%,.0f samples/s", done * samples / seconds);
    if (all.isEmpty()) {
      return Text.format("%,d rows, %s", done, rate);
    }
    double left = seconds / done * Math.max(0, all.getAsLong() - done);
    return Text.format(
        "%,d of %,d rows, %s, %s left", done, all.getAsLong(), rate, Text.duration(left));
  }
}
