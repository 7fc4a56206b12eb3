package io.hourglass.io.format;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.Notation;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Reading;
import io.hourglass.data.Table;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.Notices;
import io.hourglass.io.source.ReadOptions;
import java.util.List;

/** Applies the reading options to a table in memory. */
public final class TableShaping {
  private TableShaping() {}

  /** Drops columns, makes the categorical ones so, and adds the notices. */
  public static LoadedTable finish(Table table, ReadOptions options) {
    options.namedColumns().forEach(table::column);
    List<Column> columns =
        table.without(options.drop()).columns().stream()
            .map(column -> shaped(table.name(), column, options))
            .toList();
    Table shaped = read(new Table(table.name(), columns), options);
    return new LoadedTable(shaped, Notices.of(shaped));
  }

  private static Table read(Table table, ReadOptions options) {
    Notation notation = options.notation();
    Reading reading = options.wholeReading().orElseGet(() -> new Reading(table.schema(), notation));
    return reading.of(table, 0).withNotation(notation);
  }

  private static Column shaped(String table, Column column, ReadOptions options) {
    boolean isNumeric = column instanceof NumericColumn;
    if (!isNumeric && options.numeric().contains(column.name())) {
      throw DataException.inColumn(
          table, column.name(), "expected numbers, got " + column.type().label());
    }
    return isNumeric && options.categorical().contains(column.name())
        ? NumberArray.asCategories(column.name(), column)
        : column;
  }
}
