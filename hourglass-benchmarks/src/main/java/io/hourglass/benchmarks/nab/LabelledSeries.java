package io.hourglass.benchmarks.nab;

import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * A series with the windows in which something strange happens.
 *
 * @param name of its file within the corpus
 * @param table a column of times and one of numbers
 * @param windows in order of time, none overlapping another
 */
record LabelledSeries(String name, Table table, List<Window> windows) {
  /** Of the rows, those that detectors may learn from before they are judged. */
  private static final double PROBATION = 0.15;

  private static final int LONGEST = 5_000;

  static final String TIME = "timestamp";
  static final String VALUE = "value";

  LabelledSeries {
    windows = List.copyOf(windows);
  }

  /**
   * Rows between which an anomaly is to be told of.
   *
   * @param first of them
   * @param last of them, included
   */
  record Window(int first, int last) {
    int rows() {
      return last - first + 1;
    }
  }

  /**
   * From a table with times and labels.
   *
   * @param labels pairs of times, the first and the last of each window
   * @throws DataException if the columns are not those of the corpus, or there is no such time
   */
  static LabelledSeries of(String name, Table table, List<List<String>> labels) {
    if (!(table.column(TIME) instanceof TimestampColumn time)
        || !(table.column(VALUE) instanceof NumericColumn)) {
      throw new DataException(
          "%s: expected a column %s of times and a column %s of numbers, got %s"
              .formatted(table.name(), TIME, VALUE, table.schema()));
    }
    List<Window> windows = new ArrayList<>();
    for (List<String> label : labels) {
      windows.add(new Window(row(name, time, label.get(0)), row(name, time, label.get(1))));
    }
    return new LabelledSeries(name, table, windows);
  }

  private static int row(String name, TimestampColumn time, String moment) {
    long millis =
        LocalDateTime.parse(moment.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
    for (int row = 0; row < time.rows(); row++) {
      if (time.millis(row) == millis) {
        return row;
      }
    }
    throw new DataException("%s: no row has the time %s of a label".formatted(name, moment));
  }

  int rows() {
    return table.rows();
  }

  /** How many rows detectors may learn from first; no alarm there counts. */
  int probation() {
    return (int) Math.ceil(Math.min(Math.floor(PROBATION * rows()), PROBATION * LONGEST));
  }

  /** The numbers, row by row. */
  double[] values() {
    NumericColumn column = (NumericColumn) table.column(VALUE);
    double[] values = new double[rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = column.get(row);
    }
    return values;
  }

  /**
   * The table with times in order: one that is not after the one before, as where clocks were
   * changed, is put a millisecond after it.
   */
  Table inOrder() {
    TimestampColumn time = (TimestampColumn) table.column(TIME);
    long[] millis = new long[rows()];
    for (int row = 0; row < millis.length; row++) {
      long own = time.millis(row);
      millis[row] = row == 0 ? own : Math.max(own, millis[row - 1] + 1);
    }
    return new Table(table.name(), List.of(new TimestampColumn(TIME, millis), table.column(VALUE)));
  }
}
