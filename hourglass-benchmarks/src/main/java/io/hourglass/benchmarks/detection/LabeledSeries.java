package io.hourglass.benchmarks.detection;

import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A series with the windows that hold its anomalies. The first rows are learned from, all are
 * scored.
 *
 * @param windows in order of time, none overlapping another
 */
record LabeledSeries(String name, Table table, List<Window> windows) implements Dataset {
  /** Share of the rows that detectors may learn from. */
  private static final double PROBATION = 0.15;

  private static final int LONGEST = 5_000;
  private static final String NO_SERIES =
      "%s: expected a column %s of times and a column %s of numbers, got %s";
  static final String TIME = "timestamp";
  static final String VALUE = "value";

  /** Rows among which an anomaly is to be found, the last included. */
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
  static LabeledSeries of(String name, Table table, String[][] labels) {
    if (!(table.column(TIME) instanceof TimestampColumn time)
        || !(table.column(VALUE) instanceof NumericColumn)) {
      throw new DataException(NO_SERIES.formatted(table.name(), TIME, VALUE, table.schema()));
    }
    Function<String[], Window> window =
        label -> new Window(row(name, time, label[0]), row(name, time, label[1]));
    return new LabeledSeries(name, table, Stream.of(labels).map(window).toList());
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

  /** How many rows detectors may learn from first; alarms there do not count. */
  int probation() {
    return (int) Math.ceil(Math.min(Math.floor(PROBATION * rows()), PROBATION * LONGEST));
  }

  @Override
  public LabeledSplit split(long seed) {
    Table ordered = inOrder();
    boolean[] anomalous = new boolean[rows()];
    windows.forEach(window -> Arrays.fill(anomalous, window.first(), window.last() + 1, true));
    return new LabeledSplit(
        Sample.of(ordered.slice(0, probation())), Sample.of(ordered), anomalous);
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

  /** Scores of whoever knows the labels: one alarm at the beginning of every window. */
  double[] perfectScores() {
    double[] scores = new double[rows()];
    windows.forEach(window -> scores[Math.max(window.first(), probation())] = 1);
    return scores;
  }
}
