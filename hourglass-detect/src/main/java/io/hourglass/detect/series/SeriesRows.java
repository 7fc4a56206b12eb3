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
import java.util.stream.IntStream;

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
    return new SeriesRows(
        table.name(),
        times(table, time),
        channels.stream()
            .map(channel -> numbers(table, channel, severalSeries(table, channel)))
            .toList(),
        firstRow);
  }

  private static TimestampColumn times(Table table, String name) {
    if (table.column(name) instanceof TimestampColumn times) {
      return times;
    }
    throw DataException.inColumn(
        table.name(),
        name,
        "expected times such as 2026-11-23 06:15:00, got " + table.column(name).type().label());
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
    if (!IntStream.range(0, table.rows()).allMatch(column::isMissing)) {
      throw noNumbers(table, column, hint);
    }
    double[] missing = new double[table.rows()];
    Arrays.fill(missing, Double.NaN);
    return new NumericColumn(channel, missing);
  }

  private static DataException noNumbers(Table table, Column column, String hint) {
    return DataException.inColumn(
        table.name(),
        column.name(),
        "expected numbers, got %s; %sleave the column out %s"
            .formatted(column.type().label(), hint, SettingReference.to("drop", column.name())));
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
      checkFinite(numbers[row], table.name(), firstRow + row, name);
    }
    return numbers;
  }

  private static void checkFinite(double number, String table, long row, String column) {
    if (Double.isInfinite(number)) {
      throw DataException.inCell(table, row + 1, column, "expected a finite number, got " + number);
    }
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
      checkFinite(values[channel], table, firstRow + row, numbers.get(channel).name());
    }
    return values;
  }

  /** The present values of a channel. */
  double[] present(int channel) {
    NumericColumn column = numbers.get(channel);
    return IntStream.range(0, rows())
        .filter(row -> !column.isMissing(row))
        .mapToDouble(column::get)
        .toArray();
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
    checkOrder();
    IntStream later = IntStream.range(1, rows());
    long[] steps = later.mapToLong(row -> time.millis(row) - time.millis(row - 1)).toArray();
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }

  private void checkOrder() {
    SeriesClock clock = new SeriesClock(time.name(), ZoneOffset.UTC);
    for (int row = 0; row < rows(); row++) {
      if (!clock.takes(time.millis(row))) {
        throw bad(row, time.name(), clock.complaint(time.millis(row)));
      }
      clock.accept(time.millis(row));
    }
  }

  /** An error about a cell. */
  DataException bad(int row, String column, String complaint) {
    return DataException.inCell(table, firstRow + row + 1, column, complaint);
  }
}
