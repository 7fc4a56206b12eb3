package io.hourglass.io.duckdb;

import io.hourglass.data.CellException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Columns that are read in one way, out of a query over all cells of a table. */
final class TallColumns {
  private final DuckSource source;
  private final DuckDb duck;
  private final Statement statement;
  private final ResultSet answer;
  private final ColumnChunks chunks;
  private final @Nullable String[] wanted;
  private int chunkCells;
  private int chunkCell;
  private long rowsBefore;

  TallColumns(String sql, List<SqlColumn> columns, DuckSource source) throws SQLException {
    TextCells texts = source.relation().texts().orElseThrow();
    this.source = source;
    this.duck = DuckDb.openStreaming();
    this.statement = duck.connection().createStatement();
    this.answer = statement.executeQuery(sql);
    this.chunks = ColumnChunks.of(answer);
    this.wanted = new String[texts.width()];
    columns.forEach(column -> wanted[texts.place(column.name())] = column.name());
  }

  /** Fills the columns with some rows; how many there were. */
  int fill(Map<String, ColumnFiller> fillers, int most, int width) throws SQLException {
    for (int row = 0; row < most; row++) {
      for (int place = 0; place < width; place++) {
        if (!hasCell()) {
          return row;
        }
        String name = wanted[place];
        if (name != null) {
          take(Objects.requireNonNull(fillers.get(name)), name, row);
        }
        chunkCell++;
      }
    }
    rowsBefore += most;
    return most;
  }

  private void take(ColumnFiller filler, String name, int row) throws SQLException {
    try {
      filler.take(chunks, new RowRange(chunkCell, row, 1));
    } catch (CellException e) {
      throw source.relation().unreadable(rowsBefore + row, name, e);
    }
  }

  private boolean hasCell() throws SQLException {
    if (chunkCell == chunkCells) {
      chunkCells = chunks.next();
      chunkCell = 0;
    }
    return chunkCells > 0;
  }

  void close() throws SQLException {
    answer.close();
    statement.close();
    duck.close();
  }
}
