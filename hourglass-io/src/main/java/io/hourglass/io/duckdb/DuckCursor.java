package io.hourglass.io.duckdb;

import io.hourglass.data.Column;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cursor over a {@link DuckSource}. */
final class DuckCursor implements TableSource.Cursor {
  private final DuckSource source;
  private final int batchRows;
  private final DuckDb duck;
  private final Statement statement;
  private final ResultSet rows;
  private final ColumnChunks chunks;
  private int chunkRows;
  private int chunkRow;
  private boolean atEnd;

  DuckCursor(DuckSource source, String sql, int batchRows) throws SQLException {
    this.source = source;
    this.batchRows = batchRows;
    this.duck = DuckDb.openStreaming();
    this.statement = duck.connection().createStatement();
    this.rows = statement.executeQuery(sql);
    this.chunks = ColumnChunks.of(rows);
  }

  @Override
  public Optional<Table> next() {
    try {
      return atEnd ? Optional.empty() : batch();
    } catch (SQLException e) {
      throw source.relation().explain().apply(e);
    }
  }

  private Optional<Table> batch() throws SQLException {
    List<ColumnFiller> fillers = new ArrayList<>();
    for (SqlColumn cell : source.cells()) {
      fillers.add(ColumnFiller.of(cell, fillers.size(), batchRows));
    }
    int count = fill(fillers);
    if (count == 0) {
      return Optional.empty();
    }
    List<Column> columns = new ArrayList<>();
    for (ColumnFiller filler : fillers) {
      columns.add(filler.column(count));
    }
    return Optional.of(new Table(source.name(), columns));
  }

  private int fill(List<ColumnFiller> fillers) throws SQLException {
    int count = 0;
    while (count < batchRows && !atEnd) {
      if (chunkRow == chunkRows) {
        chunkRows = chunks.next();
        chunkRow = 0;
        atEnd = chunkRows == 0;
      }
      RowRange span =
          new RowRange(chunkRow, count, Math.min(chunkRows - chunkRow, batchRows - count));
      for (ColumnFiller filler : fillers) {
        filler.take(chunks, span);
      }
      chunkRow += span.count();
      count += span.count();
    }
    return count;
  }

  @Override
  public void close() {
    try {
      rows.close();
      statement.close();
      duck.close();
    } catch (SQLException e) {
      throw source.relation().explain().apply(e);
    }
  }
}
