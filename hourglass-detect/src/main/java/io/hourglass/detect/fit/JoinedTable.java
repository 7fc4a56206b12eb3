package io.hourglass.detect.fit;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.Field;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Reading;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables of one schema, one after the other, as one table. */
final class JoinedTable {
  private JoinedTable() {}

  static Table of(String name, Reading reading, List<Table> tables) {
    List<Field> fields = reading.schema().fields();
    return new Table(
        name,
        IntStream.range(0, fields.size())
            .mapToObj(
                i -> joined(fields.get(i), tables.stream().map(t -> t.columns().get(i)).toList()))
            .toList(),
        reading.notation());
  }

  /** The cells of columns of one type, one after the other. */
  private static Column joined(Field field, List<Column> columns) {
    String name = field.name();
    return field
        .type()
        .<Column>match(
            () ->
                new NumericColumn(
                    name, cells(columns, NumericColumn.class).mapToDouble(Cell::number).toArray()),
            () ->
                CategoricalColumn.of(
                    name, cells(columns, CategoricalColumn.class).map(Cell::text).toList()),
            () ->
                new TimestampColumn(
                    name, cells(columns, TimestampColumn.class).mapToLong(Cell::millis).toArray()),
            image ->
                new ImageColumn(
                    name,
                    image,
                    cells(columns, ImageColumn.class).map(Cell::pixels).toArray(byte[][]::new)));
  }

  private static Stream<Cell> cells(List<Column> columns, Class<? extends Column> type) {
    return columns.stream()
        .map(type::cast)
        .flatMap(
            column -> IntStream.range(0, column.rows()).mapToObj(row -> new Cell(column, row)));
  }

  /**
   * A cell of a column whose type is known.
   *
   * @param column that it is in
   * @param row of it
   */
  private record Cell(Column column, int row) {
    private double number() {
      return ((NumericColumn) column).get(row);
    }

    private String text() {
      return String.valueOf(column.value(row));
    }

    private long millis() {
      return ((TimestampColumn) column).millis(row);
    }

    private byte[] pixels() {
      return ((ImageColumn) column).pixels(row);
    }
  }
}
