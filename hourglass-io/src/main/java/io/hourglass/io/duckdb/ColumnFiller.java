package io.hourglass.io.duckdb;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.CellException;
import io.hourglass.data.CellReader;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.TimestampColumn;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills a column from a result of DuckDB. */
interface ColumnFiller {
  /** For one column. */
  static ColumnFiller of(SqlColumn cell, int index, int rows) {
    return cell.reader()
        .<ColumnFiller>map(reader -> ofTexts(new Texts(reader, cell.text(), index), cell, rows))
        .orElseGet(() ->
            cell.isNumber()
                ? new Numbers(cell.name(), index, rows)
                : new Moments(cell.name(), index, rows));
  }

  private static ColumnFiller ofTexts(Texts texts, SqlColumn cell, int rows) {
    if (cell.type() instanceof ColumnType.Numeric) {
      return new WrittenNumbers(cell.name(), texts, rows);
    }
    return cell.type() instanceof ColumnType.Timestamp
        ? new WrittenMoments(cell.name(), texts, rows)
        : new Words(cell.name(), texts, rows);
  }

  /**
   * Adds the cells of some rows.
   *
   * @throws CellException if a cell cannot be read; its row is counted from the first one taken
   */
  void take(ColumnChunks chunks, RowRange span) throws SQLException;

  /** The column, with as many rows as were taken. */
  Column column(int rows);

  /**
   * The texts of a column.
   *
   * @param reader of cells
   * @param text what the texts are
   * @param index of the column
   */
  record Texts(CellReader reader, TextKind text, int index) {
    private @Nullable Object value(ColumnChunks chunks, RowRange span, int i) throws SQLException {
      return text.value(chunks.text(index, span.from() + i));
    }

    private double number(ColumnChunks chunks, RowRange span, int i) throws SQLException {
      try {
        return reader.number(value(chunks, span, i));
      } catch (CellException e) {
        throw e.at(span.at() + i);
      }
    }

    private long millis(ColumnChunks chunks, RowRange span, int i) throws SQLException {
      try {
        return reader.millis(value(chunks, span, i));
      } catch (CellException e) {
        throw e.at(span.at() + i);
      }
    }
  }

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

  /** Numbers as texts. */
  final class WrittenNumbers implements ColumnFiller {
    private final String name;
    private final Texts texts;
    private final double[] values;

    private WrittenNumbers(String name, Texts texts, int rows) {
      this.name = name;
      this.texts = texts;
      this.values = new double[rows];
    }

    @Override
    public void take(ColumnChunks chunks, RowRange span) throws SQLException {
      for (int i = 0; i < span.count(); i++) {
        values[span.at() + i] = texts.number(chunks, span, i);
      }
    }

    @Override
    public Column column(int rows) {
      return new NumericColumn(name, rows == values.length ? values : Arrays.copyOf(values, rows));
    }
  }

  /** Dates and times as texts. */
  final class WrittenMoments implements ColumnFiller {
    private final String name;
    private final Texts texts;
    private final long[] millis;

    private WrittenMoments(String name, Texts texts, int rows) {
      this.name = name;
      this.texts = texts;
      this.millis = new long[rows];
    }

    @Override
    public void take(ColumnChunks chunks, RowRange span) throws SQLException {
      for (int i = 0; i < span.count(); i++) {
        millis[span.at() + i] = texts.millis(chunks, span, i);
      }
    }

    @Override
    public Column column(int rows) {
      return new TimestampColumn(
          name, rows == millis.length ? millis : Arrays.copyOf(millis, rows));
    }
  }

  /** Categories; levels in order of appearance. */
  final class Words implements ColumnFiller {
    private final String name;
    private final Texts texts;
    private final int[] indices;
    private final Map<String, Integer> levels = new HashMap<>();

    /** By the text of the file, as many texts are the same. */
    private final Map<String, Integer> known = new HashMap<>();

    private Words(String name, Texts texts, int rows) {
      this.name = name;
      this.texts = texts;
      this.indices = new int[rows];
    }

    @Override
    public void take(ColumnChunks chunks, RowRange span) throws SQLException {
      for (int i = 0; i < span.count(); i++) {
        String text = chunks.text(texts.index(), span.from() + i);
        Integer level = known.get(text);
        if (level == null) {
          level = level(text, span.at() + i);
          known.put(text, level);
        }
        indices[span.at() + i] = level;
      }
    }

    private int level(String text, int row) {
      try {
        boolean isExact = texts.text() == TextKind.EXACT;
        String word = isExact ? text : texts.reader().category(texts.text().value(text));
        return word.isEmpty()
            ? CategoricalColumn.MISSING
            : levels.computeIfAbsent(word, absent -> levels.size());
      } catch (CellException e) {
        throw e.at(row);
      }
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
