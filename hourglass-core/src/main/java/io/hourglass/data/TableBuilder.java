package io.hourglass.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A table that grows by records. */
final class TableBuilder {
  private static final String NAME = "records";

  private final Map<String, ColumnBuilder> columns = new LinkedHashMap<>();
  private final boolean open;
  private int rows;

  /** Starts a table of the columns that occur, their types inferred. */
  TableBuilder() {
    this.open = true;
  }

  /** Starts a table of the columns of a schema. */
  TableBuilder(Schema schema) {
    this.open = false;
    for (Field field : schema.fields()) {
      columns.put(field.name(), ColumnBuilder.of(field.type()));
    }
  }

  /** Adds a row; a column that is not in the record is missing. */
  void add(Map<String, ? extends @Nullable Object> row) {
    if (open) {
      row.keySet().forEach(this::start);
    } else {
      refuseUnknown(row.keySet());
    }
    columns.forEach((name, column) -> add(name, column, row.get(name)));
    rows++;
  }

  private void start(String name) {
    columns.computeIfAbsent(name, absent -> new InferredColumnBuilder(rows));
  }

  private void refuseUnknown(Set<String> names) {
    if (!columns.keySet().containsAll(names)) {
      Set<String> unknown = new TreeSet<>(names);
      unknown.removeAll(columns.keySet());
      throw new DataException(
          "%s, row %d: expected the columns %s, got also %s%s"
              .formatted(
                  NAME,
                  rows + 1,
                  columns.keySet(),
                  unknown,
                  NearestName.question(unknown, columns.keySet())));
    }
  }

  private void add(String name, ColumnBuilder column, @Nullable Object value) {
    try {
      column.add(value);
    } catch (CellException e) {
      throw DataException.inCell(NAME, rows + 1, name, e.complaint());
    }
  }

  /** The table of all rows so far. */
  Table build() {
    if (columns.isEmpty() || (open && rows == 0)) {
      throw new DataException(NAME + ": expected at least 1 row and 1 column, got none");
    }
    List<Column> built =
        columns.entrySet().stream()
            .map(column -> column.getValue().build(column.getKey()))
            .toList();
    return new Table(NAME, built);
  }
}
