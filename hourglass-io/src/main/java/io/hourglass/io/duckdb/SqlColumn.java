package io.hourglass.io.duckdb;

import io.hourglass.data.ColumnType;

/**
 * A column to be read.
 *
 * @param name of the column
 * @param type what it becomes
 * @param sql yields a number, a text, or a date or time; NULL where missing
 */
record SqlColumn(String name, ColumnType type, String sql) {
  private static final ColumnType NUMERIC = new ColumnType.Numeric();

  static SqlColumn number(String name, String sql) {
    return new SqlColumn(name, NUMERIC, "CAST(" + sql + " AS DOUBLE)");
  }

  static SqlColumn word(String name, String sql) {
    return new SqlColumn(name, new ColumnType.Categorical(), sql);
  }

  static SqlColumn moment(String name, String sql) {
    return new SqlColumn(name, new ColumnType.Timestamp(), sql);
  }

  boolean isNumber() {
    return type.equals(NUMERIC);
  }

  /**
   * The value in the type that the cursor reads: DOUBLE with NaN, VARCHAR with NULL, BIGINT with
   * the least number.
   */
  String selected() {
    if (isNumber()) {
      return "coalesce(" + sql + ", 'NaN'::DOUBLE)";
    }
    return type instanceof ColumnType.Timestamp
        ? "coalesce(epoch_ms(" + sql + "), '-9223372036854775808'::BIGINT)"
        : sql;
  }
}
