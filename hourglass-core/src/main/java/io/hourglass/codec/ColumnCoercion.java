package io.hourglass.codec;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.CellException;
import io.hourglass.data.CellReader;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.Field;
import io.hourglass.data.LevelMatch;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.TimestampColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A column as the type the codec takes: of another type is one that was read without the model's
 * reading, or has types of its own, as in a Parquet file.
 */
final class ColumnCoercion {
  private ColumnCoercion() {}

  static Column to(
      ColumnCodec codec, CellReader reader, Column given, String table, long firstRow) {
    Column column = read(reader, given, table, firstRow);
    if (column.type().equals(codec.type())) {
      return column;
    }
    return column.missing() == column.rows()
        ? empty(new Field(codec.column(), codec.type()), column.rows(), table)
        : retyped(codec, reader, column, table, firstRow);
  }

  private static Column retyped(
      ColumnCodec codec, CellReader reader, Column column, String table, long firstRow) {
    if (codec instanceof OneHot categories && isTyped(column)) {
      return categories(categories, reader, column);
    }
    throw unsuitable(new Field(codec.column(), codec.type()), column, table, firstRow);
  }

  /** Whether the values are numbers or moments. */
  private static boolean isTyped(Column column) {
    return column instanceof NumericColumn || column instanceof TimestampColumn;
  }

  private static Column read(CellReader reader, Column column, String table, long firstRow) {
    try {
      return reader.column(column);
    } catch (CellException e) {
      throw DataException.inCell(table, firstRow + e.row() + 1, column.name(), e.complaint());
    }
  }

  private static DataException unsuitable(Field wanted, Column column, String table, long first) {
    int row = firstPresent(column);
    String complaint =
        "expected %s as in training, got %s"
            .formatted(described(wanted.type()), shown(column, row));
    return DataException.inCell(table, first + row + 1, column.name(), complaint);
  }

  private static String described(ColumnType type) {
    return type.match(
        () -> "a number",
        () -> "a " + type.label(),
        () -> "a " + type.label(),
        ColumnType.Image::label);
  }

  private static String shown(Column column, int row) {
    return column.type() instanceof ColumnType.Image
        ? column.type().label()
        : "\"" + column.value(row) + "\"";
  }

  private static int firstPresent(Column column) {
    return IntStream.range(0, column.rows())
        .filter(row -> !column.isMissing(row))
        .findFirst()
        .orElse(0);
  }

  private static Column empty(Field wanted, int rows, String table) {
    String name = wanted.name();
    return wanted
        .type()
        .<Column>match(
            () -> new NumericColumn(name, missingNumbers(rows)),
            () -> new CategoricalColumn(name, List.of(), missingLevels(rows)),
            () -> new TimestampColumn(name, missingTimes(rows)),
            image -> {
              throw DataException.inColumn(table, name, "expected images, got no value at all");
            });
  }

  private static double[] missingNumbers(int rows) {
    return DoubleStream.generate(() -> Double.NaN).limit(rows).toArray();
  }

  private static int[] missingLevels(int rows) {
    return IntStream.generate(() -> CategoricalColumn.MISSING).limit(rows).toArray();
  }

  private static long[] missingTimes(int rows) {
    return LongStream.generate(() -> TimestampColumn.MISSING).limit(rows).toArray();
  }

  /** Numbers, dates and times as the levels that they are. */
  private static CategoricalColumn categories(OneHot codec, CellReader reader, Column typed) {
    Map<Object, String> names = new HashMap<>();
    return CategoricalColumn.of(
        typed.name(),
        IntStream.range(0, typed.rows())
            .mapToObj(typed::value)
            .map(value -> names.computeIfAbsent(value, given -> name(codec, reader, given)))
            .toList());
  }

  private static String name(OneHot codec, CellReader reader, Object value) {
    String name = reader.category(value);
    int level = name.isEmpty() ? -1 : LevelMatch.of(codec.levels(), value);
    return level < 0 ? name : codec.levels().get(level);
  }
}
