package io.hourglass.io.duckdb;

import io.hourglass.data.CellReader;
import io.hourglass.data.ColumnType;
import io.hourglass.data.Notation;
import java.util.Optional;

/**
 * A column to be read.
 *
 * @param name of the column
 * @param type what it becomes
 * @param sql yields a number, a text, or a date or time; NULL where missing
 * @param reader reads texts as cells; empty where SQL yields the cells themselves
 * @param text what the texts are
 */
record SqlColumn(
    String name, ColumnType type, String sql, Optional<CellReader> reader, TextKind text) {
  private static final ColumnType NUMERIC = new ColumnType.Numeric();

  static SqlColumn number(String name, String sql) {
    return new SqlColumn(
        name, NUMERIC, "CAST(" + sql + " AS DOUBLE)", Optional.empty(), TextKind.PLAIN);
  }

  static SqlColumn moment(String name, String sql) {
    return new SqlColumn(name, new ColumnType.Timestamp(), sql, Optional.empty(), TextKind.PLAIN);
  }

  /** A column of texts as they are, with blanks around them. */
  static SqlColumn word(String name, String sql) {
    ColumnType type = new ColumnType.Categorical();
    CellReader reader = Notation.PLAIN.reader(name, type);
    return new SqlColumn(name, type, sql, Optional.of(reader), TextKind.EXACT);
  }

  /** A column of texts that a reader reads. */
  static SqlColumn text(String name, String sql, CellReader reader, TextKind text) {
    return new SqlColumn(name, reader.type(), sql, Optional.of(reader), text);
  }

  boolean isNumber() {
    return type.equals(NUMERIC) && reader.isEmpty();
  }

  /**
   * The value in the type that the cursor reads: DOUBLE with NaN, VARCHAR with NULL, BIGINT with
   * the least number.
   */
  String selected() {
    if (isNumber()) {
      return "coalesce(" + sql + ", 'NaN'::DOUBLE)";
    }
    return reader.isEmpty() && type instanceof ColumnType.Timestamp
        ? "coalesce(epoch_ms(" + sql + "), '-9223372036854775808'::BIGINT)"
        : sql;
  }
}
