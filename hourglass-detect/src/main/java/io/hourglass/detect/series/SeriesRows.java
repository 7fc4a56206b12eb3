package io.hourglass.detect.series;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import io.hourglass.setting.SettingReference;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of a series in order of time.
 *
 * @param table name of the table they are from, for messages
 * @param time its column of times
 * @param numbers its channels
 * @param firstRow number of rows before the first one, where the table is part of a longer one
 */
public record SeriesRows(
    String table, TimestampColumn time, List<NumericColumn> numbers, long firstRow) {
  public SeriesRows {
    numbers = List.copyOf(numbers);
  }

  /**
   * Reads rows from a table.
   *
   * @throws DataException if a column is not there, or not of times or of numbers
   */
  public static SeriesRows of(Table table, String time, List<String> channels, long firstRow) {
    if (!(table.column(time) instanceof TimestampColumn times)) {
      throw DataException.inColumn(
          table.name(),
          time,
          "expected times such as 2026-11-23 06:15:00, got " + table.column(time).type().label());
    }
    return new SeriesRows(
        table.name(),
        times,
        channels.stream()
            .map(channel -> numbers(table, channel, severalSeries(table, channel)))
            .toList(),
        firstRow);
  }

  /** A way out where a column that is no channel may name the series that a row is of. */
  private static String severalSeries(Table table, String column) {
    return "if it tells several series apart, fit one detector to each, chosen by a query, as in "
        + SeriesKey.query(table, column)
        + "; else ";
  }

  private static NumericColumn numbers(Table table, String channel, String hint) {
    Column column = table.column(channel);
    if (column instanceof NumericColumn found) {
      return found;
    }
    for (int row = 0; row < table.rows(); row++) {
      if (!column.isMissing(row)) {
        throw DataException.inColumn(
            table.name(),
            channel,
            "expected numbers, got %s; %sleave the column out %s"
                .formatted(column.type().label(), hint, SettingReference.to("drop", channel)));
      }
    }
    double[] missing = new double[table.rows()];
    Arrays.fill(missing, Double.NaN);
    return new NumericColumn(channel, missing);
  }

  /**
   * The numbers of a column, NaN where missing.
   *
   * @throws DataException if it is not there or not of numbers, or one is infinite
   */
  public static double[] numbers(Table table, String name, long firstRow) {
    NumericColumn column = numbers(table, name, "");
    double[] numbers = new double[column.rows()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = column.get(row);
      if (Double.isInfinite(numbers[row])) {
        throw DataException.inCell(
            table.name(),
            firstRow + row + 1,
            name,
            "expected a finite number, got " + numbers[row]);
      }
    }
    return numbers;
  }

  /** The number of rows. */
  public int rows() {
    return time.rows();
  }

  /** Number of channels. */
  public int channels() {
    return numbers.size();
  }

  /**
   * The time of a row.
   *
   * @throws DataException if that is missing
   */
  public long millis(int row) {
    if (time.isMissing(row)) {
      throw bad(row, time.name(), "expected a time, got no value");
    }
    return time.millis(row);
  }

  /**
   * The values of a row, NaN where missing.
   *
   * @throws DataException if one is infinite
   */
  public double[] values(int row) {
    double[] values = new double[channels()];
    for (int channel = 0; channel < values.length; channel++) {
      values[channel] = numbers.get(channel).get(row);
      if (Double.isInfinite(values[channel])) {
        throw bad(
            row, numbers.get(channel).name(), "expected a finite number, got " + values[channel]);
      }
    }
    return values;
  }

  /** The present values of a channel. */
  double[] present(int channel) {
    NumericColumn column = numbers.get(channel);
    double[] values = new double[rows()];
    int count = 0;
    for (int row = 0; row < values.length; row++) {
      if (!column.isMissing(row)) {
        values[count++] = column.get(row);
      }
    }
    return Arrays.copyOf(values, count);
  }

  /** Rows {@code from} (included) to {@code to} (not included). */
  public SeriesRows slice(int from, int to) {
    int[] rows = new int[to - from];
    Arrays.setAll(rows, row -> from + row);
    return new SeriesRows(
        table,
        time.select(rows),
        numbers.stream().map(column -> column.select(rows)).toList(),
        firstRow + from);
  }

  /**
   * The usual milliseconds from row to row, the median.
   *
   * @throws DataException if times are missing or not in order
   */
  public long step() {
    if (rows() < 2) {
      return 1;
    }
    SeriesClock clock = new SeriesClock(time.name(), ZoneOffset.UTC);
    long[] steps = new long[rows() - 1];
    for (int row = 0; row < rows(); row++) {
      if (!clock.takes(time.millis(row))) {
        throw bad(row, time.name(), clock.complaint(time.millis(row)));
      }
      clock.accept(time.millis(row));
      if (row > 0) {
        steps[row - 1] = time.millis(row) - time.millis(row - 1);
      }
    }
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }

  /** An error about a cell. */
  DataException bad(int row, String column, String complaint) {
    return DataException.inCell(table, firstRow + row + 1, column, complaint);
  }
}
