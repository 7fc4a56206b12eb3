package io.hourglass.cli.output;

import io.hourglass.data.Column;
import io.hourglass.data.RowNumbers;
import io.hourglass.data.Table;
import java.util.List;
import java.util.Optional;

/** Finds rows without a value in any of some columns. */
public final class EmptyRows {
  private final List<String> columns;
  private RowNumbers rows = RowNumbers.NONE;

  /** For these columns. */
  public EmptyRows(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * Takes the next rows.
   *
   * @param firstRow number of rows before them
   */
  public void add(Table table, long firstRow) {
    List<Column> cells = columns.stream().map(table::find).flatMap(Optional::stream).toList();
    for (int row = 0; row < table.rows(); row++) {
      int at = row;
      if (cells.stream().allMatch(column -> column.isMissing(at))) {
        rows = rows.with(firstRow + row + 1);
      }
    }
  }

  /** Tells of them. */
  public void note(Console console) {
    if (rows.count() > 0) {
      console.notice(
          "%s without a value in any column: %s".formatted(rows.counted(), rows.numbers()));
    }
  }
}
