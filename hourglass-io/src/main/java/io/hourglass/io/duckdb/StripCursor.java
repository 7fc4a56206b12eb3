package io.hourglass.io.duckdb;

import io.hourglass.data.Column;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A cursor over very many typed columns: one query for some of them at a time, side by side. */
final class StripCursor implements TableSource.Cursor {
  private final DuckSource source;
  private final List<TableSource.Cursor> strips;

  /**
   * A cursor.
   *
   * @param strips sources of the columns in order, with the same rows
   */
  StripCursor(DuckSource source, List<DuckSource> strips, int batchRows) {
    this.source = source;
    this.strips = strips.stream().map(strip -> strip.open(batchRows)).toList();
  }

  @Override
  public Optional<Table> next() {
    List<Column> columns = new ArrayList<>();
    for (TableSource.Cursor strip : strips) {
      Optional<Table> table = strip.next();
      if (table.isEmpty()) {
        return Optional.empty();
      }
      columns.addAll(table.get().columns());
    }
    return Optional.of(new Table(source.name(), columns, source.notation()));
  }

  @Override
  public void close() {
    strips.forEach(TableSource.Cursor::close);
  }
}
