package io.hourglass.io;

import io.hourglass.data.ColumnType;

/**
 * A column to be read.
 *
 * @param name of the column
 * @param type what it becomes
 * @param sql yields a DOUBLE that is NaN where missing (numeric), a VARCHAR that is NULL where
 *     missing (categorical), a BIGINT of milliseconds (timestamp)
 */
record Cell(String name, ColumnType type, String sql) {
  static Cell number(String name, String sql) {
    return new Cell(
        name,
        new ColumnType.Numeric(),
        "coalesce(CAST(%s AS DOUBLE), 'NaN'::DOUBLE)".formatted(sql));
  }

  static Cell word(String name, String sql) {
    return new Cell(name, new ColumnType.Categorical(), sql);
  }

  static Cell moment(String name, String sql) {
    return new Cell(
        name,
        new ColumnType.Timestamp(),
        "coalesce(epoch_ms(%s), %d)"
            .formatted(sql, Long.MIN_VALUE)
            .replace(Long.toString(Long.MIN_VALUE), "(-9223372036854775807 - 1)"));
  }
}
