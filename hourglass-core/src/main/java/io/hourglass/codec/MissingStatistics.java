package io.hourglass.codec;

import io.hourglass.data.Column;
import java.util.function.Function;

/** Statistics for codecs that depend only on whether cells are missing. */
final class MissingStatistics implements ColumnStatistics {
  private final String column;
  private final Function<Boolean, ColumnCodec> codec;
  private long rows;
  private long missing;

  MissingStatistics(String column, Function<Boolean, ColumnCodec> codec) {
    this.column = column;
    this.codec = codec;
  }

  @Override
  public void add(Column cells) {
    rows += cells.rows();
    missing += cells.missing();
  }

  @Override
  public ColumnCodec codec(String table) {
    if (missing == rows) {
      throw ColumnStatistics.nothing(table, column);
    }
    return codec.apply(missing > 0);
  }
}
