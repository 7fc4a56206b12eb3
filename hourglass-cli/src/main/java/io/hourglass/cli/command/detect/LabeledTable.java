package io.hourglass.cli.command.detect;

import io.hourglass.data.Table;
import java.util.stream.IntStream;

/**
 * Rows, and which of them are called anomalies.
 *
 * @param table of all rows, without labels
 * @param anomaly for each row
 */
record LabeledTable(Table table, boolean[] anomaly) {
  LabeledTable {
    if (anomaly.length != table.rows()) {
      throw new IllegalArgumentException(
          "there must be a label for each of %d rows, got %d"
              .formatted(table.rows(), anomaly.length));
    }
  }

  /** Where the rows are that are not. */
  int[] places() {
    return IntStream.range(0, anomaly.length).filter(row -> !anomaly[row]).toArray();
  }

  /** The rows that are not. */
  Table normal() {
    int[] places = places();
    return places.length == table.rows() ? table : table.select(places);
  }
}
