package io.hourglass.io.duckdb;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The rows of a result, in chunks. DuckDB computes 2,048 rows at once and the driver holds them as
 * arrays; taking them cell by cell costs four times as much as all the rest.
 */
public interface ColumnChunks {
  /** The fast implementation if the driver supports it, else the standard one. */
  static ColumnChunks of(ResultSet answer) {
    return VectorChunks.isAvailable(answer) ? new VectorChunks(answer) : new CellChunks(answer);
  }

  /** Moves to the next chunk and returns its number of rows; 0 at the end. */
  int next() throws SQLException;

  /** Copies DOUBLEs of a column, counted from 0. */
  void numbers(int column, RowRange span, double[] target) throws SQLException;

  /** Copies BIGINTs of a column. */
  void wholes(int column, RowRange span, long[] target) throws SQLException;

  /** The VARCHAR of a row of the chunk, the empty one where it is NULL. */
  String text(int column, int row) throws SQLException;
}
