package io.hourglass.evaluate;

import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.stream.IntStream;

/**
 * Rows, and which of them are labeled anomalies.
 *
 * @param table all rows, without the column of labels
 * @param anomaly one label a row
 */
public record LabeledTable(Table table, boolean[] anomaly) {
  public LabeledTable {
    if (anomaly.length != table.rows()) {
      throw new IllegalArgumentException(
          "there must be a label for each of %d rows, got %d"
              .formatted(table.rows(), anomaly.length));
    }
    anomaly = anomaly.clone();
  }

  /** A copy of the labels. */
  @Override
  public boolean[] anomaly() {
    return anomaly.clone();
  }

  /** Numbers of the normal rows, from 0. */
  public int[] normalRows() {
    return IntStream.range(0, anomaly.length).filter(row -> !anomaly[row]).toArray();
  }

  /** The normal rows. */
  public Table normal() {
    int[] rows = normalRows();
    return rows.length == table.rows() ? table : table.select(rows);
  }

  /**
   * All rows, with missing values in place of the numbers of anomalies: a series keeps its time.
   */
  public Table withAnomaliesMissing() {
    return new Table(table.name(), table.columns().stream().map(this::masked).toList());
  }

  private Column masked(Column column) {
    if (!(column instanceof NumericColumn numbers)) {
      return column;
    }
    double[] values =
        IntStream.range(0, anomaly.length)
            .mapToDouble(row -> anomaly[row] ? Double.NaN : numbers.get(row))
            .toArray();
    return new NumericColumn(column.name(), values);
  }
}
