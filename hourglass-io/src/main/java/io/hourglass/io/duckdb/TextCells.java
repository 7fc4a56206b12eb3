package io.hourglass.io.duckdb;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Columns of text in a relation, called {@code c0}, {@code c1}, ... in SQL.
 *
 * <p>Of very many columns each cell is a row of its own, {@code c0} the number of its column and
 * {@code c1} its text: all cells of the first row, then those of the second one. DuckDB takes far
 * longer to plan a query over thousands of columns than to read their cells.
 */
public final class TextCells {
  static final String TALL_COLUMN = "c0";
  static final String TALL_CELL = "c1";

  private final List<String> names;
  private final Map<String, Integer> places = new HashMap<>();
  private final boolean isTall;
  private final long rows;
  private final List<?> files;

  /**
   * Columns of text.
   *
   * @param names of the columns
   * @param isTall whether each cell is a row of its own
   * @param rows number of rows
   * @param files that must not go away
   */
  public TextCells(List<String> names, boolean isTall, long rows, List<?> files) {
    this.names = List.copyOf(names);
    this.isTall = isTall;
    this.rows = rows;
    this.files = List.copyOf(files);
    for (String name : names) {
      places.put(name, places.size());
    }
  }

  boolean isTall() {
    return isTall;
  }

  long rows() {
    return rows;
  }

  int width() {
    return names.size();
  }

  int place(String name) {
    return Objects.requireNonNull(places.get(name), name);
  }

  String sqlName(String name) {
    return sqlName(place(name));
  }

  private static String sqlName(int place) {
    return Sql.name("c" + place);
  }

  /** The relation of one column, out of the relation of all cells. */
  String from(String all, String name) {
    return "(SELECT %s AS %s FROM %s WHERE %s = '%s')"
        .formatted(TALL_CELL, sqlName(name), all, TALL_COLUMN, place(name));
  }

  /** The SQL of a column's cell as that of any cell. */
  String ofAnyCell(SqlColumn column) {
    return column.selected().replace(sqlName(column.name()), TALL_CELL);
  }

  /** The types by name. */
  Map<String, String> types() {
    Map<String, String> types = new LinkedHashMap<>();
    names.forEach(name -> types.put(name, "VARCHAR"));
    return types;
  }

  @Override
  public String toString() {
    return "%d columns, %d rows, copies %s".formatted(names.size(), rows, files);
  }
}
