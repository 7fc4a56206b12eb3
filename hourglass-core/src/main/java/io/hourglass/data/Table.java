package io.hourglass.data;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Named columns of one length, immutable.
 *
 * @param name of the file, query or data set it came from, for messages
 * @param columns at least one, with distinct names and as many rows each
 * @param notation how the cells were written
 */
public record Table(String name, List<Column> columns, Notation notation) {
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

  /** A table whose cells were written as by default. */
  public Table(String name, List<Column> columns) {
    this(name, columns, Notation.PLAIN);
  }

  /**
   * The table of records, its types inferred. The columns are all that occur, in order of
   * appearance; a record without one has a missing cell there. Numbers and truth values make a
   * numeric column, dates and times a timestamp column, anything else a categorical one, as {@link
   * PlainValue} says; text of which every cell is a date or time makes a timestamp column. A column
   * without any value is numeric.
   *
   * {@snippet class=io.hourglass.SnippetsTest region=records lang=java}
   *
   * @param rows plain values by column name, at least one record
   * @throws DataException if the values of a column are not of one kind, or there is no record
   */
  public static Table of(List<? extends Map<String, ? extends @Nullable Object>> rows) {
    TableBuilder table = new TableBuilder();
    rows.forEach(table::add);
    return table.build();
  }

  /**
   * The table of records with the columns of a schema, each converted exactly as a single record
   * is.
   *
   * @param schema such as {@code Autoencoder.schema()}
   * @param rows plain values by column name; a column that is not in a record is missing there
   * @throws DataException if a value does not suit its column, or a record has another column
   */
  public static Table of(
      Schema schema, List<? extends Map<String, ? extends @Nullable Object>> rows) {
    TableBuilder table = new TableBuilder(schema);
    rows.forEach(table::add);
    return table.build();
  }

  /**
   * The table of records that are read as the training data of a model were, each exactly as the
   * model reads a single one.
   *
   * @param reading such as {@code Autoencoder.reading()}
   * @param rows plain values by column name; a column that is not in a record is missing there
   * @throws DataException if a value does not suit its column
   */
  public static Table of(
      Reading reading, List<? extends Map<String, ? extends @Nullable Object>> rows) {
    TableBuilder table = new TableBuilder(reading.schema());
    rows.forEach(row -> table.add(reading.values(row)));
    return table.build().withNotation(reading.notation());
  }

  /**
   * The table of Java records, whose components are the columns; see {@link #of(List)}.
   *
   * @throws DataException if the values of a column are not of one kind, or there is no record
   */
  public static Table ofRecords(List<? extends Record> rows) {
    return of(rows.stream().map(RecordFields::of).toList());
  }

  /**
   * The table of the rows of a JDBC result after its current one, all read into memory; columns are
   * called by their labels. Types are inferred from the values as in {@link #of(List)}; a date or
   * time without a zone is UTC.
   *
   * @param rows read to the end, not closed
   * @throws SQLException if the database fails
   * @throws DataException if there is no row, or a value is none that a column can have
   */
  public static Table of(ResultSet rows) throws SQLException {
    return new ResultSetRows(rows).read();
  }

  /** Number of rows. */
  public int rows() {
    return columns.get(0).rows();
  }

  /** Names and types of the columns. */
  public Schema schema() {
    return new Schema(columns.stream().map(Column::field).toList());
  }

  /** Types of the columns and how their cells were written. */
  public Reading reading() {
    return new Reading(schema(), notation);
  }

  /** The same with another notation of how the cells were written. */
  public Table withNotation(Notation newNotation) {
    return new Table(name, columns, newNotation);
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
    return find(column).orElseThrow(() -> DataException.noColumn(name, column, schema().names()));
  }

  /** One row as plain values by column name, the empty text where missing. */
  public Map<String, Object> row(int row) {
    Map<String, Object> values = new LinkedHashMap<>();
    columns.forEach(column -> values.put(column.name(), column.value(row)));
    return values;
  }

  /** The given rows, in that order. */
  public Table select(int[] rows) {
    return new Table(name, columns.stream().map(column -> column.select(rows)).toList(), notation);
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
    return new Table(name, left, notation);
  }

  /** The same with one column more, at the end. */
  public Table with(Column column) {
    List<Column> more = new ArrayList<>(columns);
    more.add(column);
    return new Table(name, more, notation);
  }
}
