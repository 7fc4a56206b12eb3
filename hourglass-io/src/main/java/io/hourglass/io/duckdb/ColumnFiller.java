package io.hourglass.io.duckdb;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.TimestampColumn;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills a column from a result of DuckDB. */
interface ColumnFiller {
  /** For one column. */
  static ColumnFiller of(SqlColumn cell, int index, int rows) {
    if (cell.type() instanceof ColumnType.Numeric) {
      return new Numbers(cell.name(), index, rows);
    }
    return cell.type() instanceof ColumnType.Timestamp
        ? new Moments(cell.name(), index, rows)
        : new Words(cell.name(), index, rows);
  }

  /** Adds the cells of some rows. */
  void take(ColumnChunks chunks, RowRange span) throws SQLException;

  /** The column, with as many rows as were taken. */
  Column column(int rows);

  /** DOUBLE, NaN where missing. */
  final class Numbers implements ColumnFiller {
    private final String name;
    private final int index;
    private final double[] values;

    private Numbers(String name, int index, int rows) {
      this.name = name;
      this.index = index;
      this.values = new double[rows];
    }

    @Override
    public void take(ColumnChunks chunks, RowRange span) throws SQLException {
      chunks.numbers(index, span, values);
    }

    @Override
    public Column column(int rows) {
      return new NumericColumn(name, rows == values.length ? values : Arrays.copyOf(values, rows));
    }
  }

  /** BIGINT, milliseconds. */
  final class Moments implements ColumnFiller {
    private final String name;
    private final int index;
    private final long[] millis;

    private Moments(String name, int index, int rows) {
      this.name = name;
      this.index = index;
      this.millis = new long[rows];
    }

    @Override
    public void take(ColumnChunks chunks, RowRange span) throws SQLException {
      chunks.wholes(index, span, millis);
    }

    @Override
    public Column column(int rows) {
      return new TimestampColumn(
          name, rows == millis.length ? millis : Arrays.copyOf(millis, rows));
    }
  }

  /** VARCHAR, NULL where missing; levels in order of appearance. */
  final class Words implements ColumnFiller {
    private final String name;
    private final int index;
    private final int[] indices;
    private final Map<String, Integer> levels = new HashMap<>();

    private Words(String name, int index, int rows) {
      this.name = name;
      this.index = index;
      this.indices = new int[rows];
    }

    @Override
    public void take(ColumnChunks chunks, RowRange span) throws SQLException {
      for (int i = 0; i < span.count(); i++) {
        String word = chunks.text(index, span.from() + i);
        indices[span.at() + i] = word.isEmpty() ? CategoricalColumn.MISSING : level(word);
      }
    }

    private int level(String word) {
      Integer level = levels.get(word);
      if (level == null) {
        level = levels.size();
        levels.put(word, level);
      }
      return level;
    }

    @Override
    public Column column(int rows) {
      String[] names = new String[levels.size()];
      levels.forEach((word, level) -> names[level] = word);
      int[] used = rows == indices.length ? indices : Arrays.copyOf(indices, rows);
      return new CategoricalColumn(name, List.of(names), used);
    }
  }
}
