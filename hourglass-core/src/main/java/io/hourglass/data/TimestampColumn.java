package io.hourglass.data;

import java.time.Instant;
import java.util.Arrays;
import java.util.LongSummaryStatistics;

/** Moments in time, in milliseconds since 1970-01-01T00:00Z. */
public final class TimestampColumn implements Column {
  /** The value that stands for a missing cell. */
  public static final long MISSING = Long.MIN_VALUE;

  private static final ColumnType TYPE = new ColumnType.Timestamp();

  private final String name;
  private final long[] millis;

  /** Takes over the milliseconds, {@link #MISSING} where missing. */
  public TimestampColumn(String name, long[] millis) {
    this.name = name;
    this.millis = millis;
  }

  /** Milliseconds since the epoch, {@link #MISSING} where missing. */
  public long millis(int row) {
    return millis[row];
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ColumnType type() {
    return TYPE;
  }

  @Override
  public int rows() {
    return millis.length;
  }

  @Override
  public boolean isMissing(int row) {
    return millis[row] == MISSING;
  }

  @Override
  public Object value(int row) {
    return isMissing(row) ? "" : Instant.ofEpochMilli(millis[row]);
  }

  @Override
  public ColumnSummary summary() {
    LongSummaryStatistics range =
        Arrays.stream(millis).filter(value -> value != MISSING).summaryStatistics();
    ColumnSummary summary = ColumnSummary.of(this);
    return range.getCount() == 0
        ? summary
        : summary.with(
            new ColumnSummary.TimeRange(
                Instant.ofEpochMilli(range.getMin()), Instant.ofEpochMilli(range.getMax())));
  }

  @Override
  public TimestampColumn renamed(String newName) {
    return new TimestampColumn(newName, millis);
  }

  @Override
  public TimestampColumn select(int[] rows) {
    long[] selected = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = millis[rows[i]];
    }
    return new TimestampColumn(name, selected);
  }
}
