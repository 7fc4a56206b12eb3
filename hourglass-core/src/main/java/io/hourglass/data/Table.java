package io.hourglass.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Named columns of one length, immutable.
 *
 * @param name of the file, query or data set it came from, for messages
 * @param columns at least one, with distinct names and as many rows each
 */
public record Table(String name, List<Column> columns) {
  public Table {
    columns = List.copyOf(columns);
    new Schema(columns.stream().map(Column::field).toList());
    int rows = columns.get(0).rows();
    for (Column column : columns) {
      if (column.rows() != rows) {
        throw new IllegalArgumentException(
            "columns of a table must have as many rows each, got %d in \"%s\" and %d in \"%s\""
                .formatted(rows, columns.get(0).name(), column.rows(), column.name()));
      }
    }
  }

  /** Number of rows. */
  public int rows() {
    return columns.get(0).rows();
  }

  /** Names and types of the columns. */
  public Schema schema() {
    return new Schema(columns.stream().map(Column::field).toList());
  }

  /** The column of that name, if there is one. */
  public Optional<Column> find(String column) {
    return columns.stream().filter(c -> c.name().equals(column)).findFirst();
  }

  /**
   * The column of that name.
   *
   * @throws DataException if there is none
   */
  public Column column(String column) {
    return find(column)
        .orElseThrow(() ->
            DataException.inColumn(name, column, "no such column; there are " + schema().names()));
  }

  /** The given rows, in that order. */
  public Table select(int[] rows) {
    return new Table(name, columns.stream().map(column -> column.select(rows)).toList());
  }

  /** Rows {@code from} (included) to {@code to} (not included). */
  public Table slice(int from, int to) {
    return select(IntStream.range(from, to).toArray());
  }

  /**
   * The columns whose names are not in the list; names that do not occur are passed over.
   *
   * @throws DataException if none would be left
   */
  public Table without(Collection<String> names) {
    Set<String> out = Set.copyOf(names);
    List<Column> left = columns.stream().filter(c -> !out.contains(c.name())).toList();
    if (left.isEmpty()) {
      throw new DataException(name + ": no column is left after dropping " + names);
    }
    return new Table(name, left);
  }

  /** The same with one column more, at the end. */
  public Table with(Column column) {
    List<Column> more = new ArrayList<>(columns);
    more.add(column);
    return new Table(name, more);
  }
}
