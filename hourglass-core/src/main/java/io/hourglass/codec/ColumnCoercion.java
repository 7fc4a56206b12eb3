package io.hourglass.codec;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.CellException;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.Field;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.PlainValue;
import io.hourglass.data.TimestampColumn;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A column as the type the codec takes. A file's type is guessed from its cells, so the same column
 * of another file may come as numbers where categories are wanted, or empty.
 */
final class ColumnCoercion {
  private ColumnCoercion() {}

  static Column to(Field wanted, Column column, String table, long firstRow) {
    if (column.type().equals(wanted.type())) {
      return column;
    }
    if (column.missing() == column.rows()) {
      return empty(wanted, column.rows(), table);
    }
    if (wanted.type() instanceof ColumnType.Categorical
        && column instanceof NumericColumn numbers) {
      return categories(numbers);
    }
    if (wanted.type() instanceof ColumnType.Timestamp
        && column instanceof CategoricalColumn texts) {
      return timestamps(texts, table, firstRow);
    }
    throw unsuitable(wanted, column, table, firstRow);
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
        .filter(row -> !column.isMissing(row) && !isNumber(column, row))
        .findFirst()
        .orElse(0);
  }

  private static boolean isNumber(Column column, int row) {
    try {
      Double.parseDouble(column.value(row).toString());
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
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

  private static CategoricalColumn categories(NumericColumn numbers) {
    return CategoricalColumn.of(
        numbers.name(),
        IntStream.range(0, numbers.rows())
            .mapToObj(row -> PlainValue.category(numbers.get(row)))
            .toList());
  }

  private static TimestampColumn timestamps(CategoricalColumn texts, String table, long firstRow) {
    long[] millis = new long[texts.rows()];
    for (int row = 0; row < millis.length; row++) {
      try {
        millis[row] = PlainValue.millis(texts.value(row));
      } catch (CellException e) {
        throw DataException.inCell(table, firstRow + row + 1, texts.name(), e.complaint());
      }
    }
    return new TimestampColumn(texts.name(), millis);
  }
}
