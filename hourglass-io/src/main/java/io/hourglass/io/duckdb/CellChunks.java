package io.hourglass.io.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one row at a time, with any JDBC driver. */
public final class CellChunks implements ColumnChunks {
  private final ResultSet answer;

  public CellChunks(ResultSet answer) {
    this.answer = answer;
  }

  @Override
  public int next() throws SQLException {
    return answer.next() ? 1 : 0;
  }

  @Override
  public void numbers(int column, RowRange span, double[] target) throws SQLException {
    if (span.count() == 1) {
      target[span.at()] = answer.getDouble(column + 1);
    }
  }

  @Override
  public void wholes(int column, RowRange span, long[] target) throws SQLException {
    if (span.count() == 1) {
      target[span.at()] = answer.getLong(column + 1);
    }
  }

  @Override
  public String text(int column, int row) throws SQLException {
    String text = answer.getString(column + 1);
    return text == null ? "" : text;
  }
}
