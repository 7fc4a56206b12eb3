package io.hourglass.io.format;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.Notices;
import io.hourglass.io.source.ReadOptions;
import java.util.ArrayList;
import java.util.List;

/** Applies the reading options to a table in memory. */
public final class TableShaping {
  private TableShaping() {}

  /** Drops columns, makes the categorical ones so, and adds the notices. */
  public static LoadedTable finish(Table table, ReadOptions options) {
    for (List<String> asked : List.of(options.drop(), options.categorical(), options.numeric())) {
      asked.forEach(table::column);
    }
    List<Column> columns = new ArrayList<>();
    for (Column column : table.without(options.drop()).columns()) {
      boolean asCategories = options.categorical().contains(column.name());
      columns.add(
          asCategories && column instanceof NumericColumn
              ? NumberArray.asCategories(column.name(), column)
              : column);
      if (options.numeric().contains(column.name()) && !(column instanceof NumericColumn)) {
        throw DataException.inColumn(
            table.name(), column.name(), "expected numbers, got " + column.type().label());
      }
    }
    Table shaped = new Table(table.name(), columns);
    return new LoadedTable(shaped, Notices.of(shaped));
  }
}
