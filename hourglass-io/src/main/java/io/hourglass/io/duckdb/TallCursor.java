package io.hourglass.io.duckdb;

import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cursor over a {@link DuckSource} in which each cell is a row of its own: one query for each way
 * in which cells are read, over all cells, of which it keeps those of its columns.
 */
final class TallCursor implements TableSource.Cursor {
  private final DuckSource source;
  private final int batchRows;
  private final int width;
  private final List<TallColumns> groups = new ArrayList<>();

  TallCursor(DuckSource source, int batchRows) throws SQLException {
    TextCells texts = source.relation().texts().orElseThrow();
    this.source = source;
    this.width = texts.width();
    this.batchRows = (int) Math.min(batchRows, source.count());
    Map<String, List<SqlColumn>> groupsBySql = new LinkedHashMap<>();
    for (SqlColumn column : source.cells()) {
      groupsBySql.computeIfAbsent(texts.ofAnyCell(column), sql -> new ArrayList<>()).add(column);
    }
    for (Map.Entry<String, List<SqlColumn>> group : groupsBySql.entrySet()) {
      String sql = "SELECT %s FROM %s".formatted(group.getKey(), source.relation().from());
      groups.add(new TallColumns(sql, group.getValue(), source));
    }
  }

  @Override
  public Optional<Table> next() {
    try {
      Map<String, ColumnFiller> fillers = new LinkedHashMap<>();
      source.cells().forEach(cell -> fillers.put(cell.name(), ColumnFiller.of(cell, 0, batchRows)));
      int rows = 0;
      for (TallColumns group : groups) {
        rows = group.fill(fillers, batchRows, width);
      }
      return rows == 0 ? Optional.empty() : Optional.of(table(fillers, rows));
    } catch (SQLException e) {
      throw source.relation().explain().apply(e);
    }
  }

  private Table table(Map<String, ColumnFiller> fillers, int rows) {
    return new Table(
        source.name(),
        fillers.values().stream().map(filler -> filler.column(rows)).toList(),
        source.notation());
  }

  @Override
  public void close() {
    for (TallColumns group : groups) {
      try {
        group.close();
      } catch (SQLException e) {
        throw source.relation().explain().apply(e);
      }
    }
  }
}
