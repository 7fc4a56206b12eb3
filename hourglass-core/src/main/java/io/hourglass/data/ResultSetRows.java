package io.hourglass.data;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a JDBC result as records, by the labels of its columns. */
final class ResultSetRows {
  private final ResultSet rows;
  private final ResultSetMetaData columns;

  ResultSetRows(ResultSet rows) throws SQLException {
    this.rows = rows;
    this.columns = rows.getMetaData();
  }

  /** The rows after the current one. */
  Table read() throws SQLException {
    TableBuilder table = new TableBuilder();
    while (rows.next()) {
      table.add(row());
    }
    return table.build();
  }

  private Map<String, @Nullable Object> row() throws SQLException {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      row.put(columns.getColumnLabel(column), value(column));
    }
    return row;
  }

  /** A date without a zone is not read through {@link java.sql.Date}, which has this machine's. */
  private @Nullable Object value(int column) throws SQLException {
    int type = columns.getColumnType(column);
    if (isZoned(column)) {
      return rows.getObject(column, OffsetDateTime.class);
    }
    if (type == Types.TIMESTAMP) {
      return rows.getObject(column, LocalDateTime.class);
    }
    return type == Types.DATE ? rows.getObject(column, LocalDate.class) : rows.getObject(column);
  }

  private boolean isZoned(int column) throws SQLException {
    String name = columns.getColumnTypeName(column).toLowerCase(Locale.ROOT);
    return columns.getColumnType(column) == Types.TIMESTAMP_WITH_TIMEZONE
        || name.equals("timestamptz")
        || name.endsWith("with time zone");
  }
}
