package io.hourglass.io.duckdb;

import io.hourglass.data.CellException;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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
  private long rowsBefore;

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
    List<ColumnFiller> fillers = fillers();
    int count = fill(fillers);
    rowsBefore += count;
    return count == 0 ? Optional.empty() : Optional.of(table(fillers, count));
  }

  private List<ColumnFiller> fillers() {
    List<SqlColumn> cells = source.cells();
    return IntStream.range(0, cells.size())
        .mapToObj(i -> ColumnFiller.of(cells.get(i), i, batchRows))
        .toList();
  }

  private Table table(List<ColumnFiller> fillers, int count) {
    return new Table(
        source.name(),
        fillers.stream().map(filler -> filler.column(count)).toList(),
        source.notation());
  }

  private int fill(List<ColumnFiller> fillers) throws SQLException {
    int count = 0;
    while (count < batchRows && !atEnd) {
      moveToChunk();
      int some = Math.min(chunkRows - chunkRow, batchRows - count);
      take(fillers, new RowRange(chunkRow, count, some));
      count += some;
    }
    return count;
  }

  /** Moves to the next chunk if this one is used up. */
  private void moveToChunk() throws SQLException {
    if (chunkRow == chunkRows) {
      chunkRows = chunks.next();
      chunkRow = 0;
      atEnd = chunkRows == 0;
    }
  }

  private void take(List<ColumnFiller> fillers, RowRange span) throws SQLException {
    for (int i = 0; i < fillers.size(); i++) {
      take(fillers.get(i), source.cells().get(i).name(), span);
    }
    chunkRow += span.count();
  }

  private void take(ColumnFiller filler, String column, RowRange span) throws SQLException {
    try {
      filler.take(chunks, span);
    } catch (CellException e) {
      throw source.relation().unreadable(rowsBefore + e.row(), column, e);
    }
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
