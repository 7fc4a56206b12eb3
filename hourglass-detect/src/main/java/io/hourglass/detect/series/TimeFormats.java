package io.hourglass.detect.series;

import io.hourglass.data.CellException;
import io.hourglass.data.CellReader;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.MomentFormat;
import io.hourglass.data.MomentFormat.Order;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.PlainValue;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import io.hourglass.setting.SettingReference;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds out how the times of a series are written. Numbers are seconds or milliseconds since 1970
 * where that makes them times of 1990 to 2060, in which they cannot be mistaken for each other.
 */
final class TimeFormats {
  private static final long FIRST_EPOCH = 631_152_000_000L;
  private static final long LAST_EPOCH = 2_840_140_800_000L;
  private static final List<MomentFormat> ALL =
      Arrays.stream(Order.values()).map(order -> new MomentFormat(order, "UTC")).toList();

  private final Table table;
  private final Column column;
  private final CellReader reader;

  /**
   * For a column that is not of times yet.
   *
   * @param reader with the missing markers of the column
   */
  TimeFormats(Table table, Column column, CellReader reader) {
    this.table = table;
    this.column = column;
    this.reader = reader;
  }

  /**
   * The format in which most cells are times.
   *
   * @throws DataException if there is none, or more than one that gives other times
   */
  MomentFormat format() {
    Map<MomentFormat, Long> readable = new LinkedHashMap<>();
    for (MomentFormat format : candidates()) {
      readable.put(format, readable(format));
    }
    long most = readable.values().stream().mapToLong(Long::longValue).max().orElse(0);
    if (most == 0 || 2 * most < column.rows() - column.missing()) {
      throw noTimes();
    }
    List<MomentFormat> best =
        readable.entrySet().stream()
            .filter(count -> count.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    // dates with the year first are read in every format
    if (best.size() > 1 && best.get(0).order() != Order.YEAR_FIRST) {
      throw ambiguous(best);
    }
    return best.get(0);
  }

  private List<MomentFormat> candidates() {
    return ALL.stream()
        .filter(format -> isEpoch(format) || !(column instanceof NumericColumn))
        .toList();
  }

  private static boolean isEpoch(MomentFormat format) {
    return format.order() == Order.EPOCH_SECONDS || format.order() == Order.EPOCH_MILLIS;
  }

  private long readable(MomentFormat format) {
    CellReader moments = with(reader, format);
    return IntStream.range(0, column.rows())
        .filter(row -> !column.isMissing(row))
        .mapToLong(row -> millis(moments, column.value(row)))
        .filter(millis -> millis != TimestampColumn.MISSING)
        .filter(millis -> !isEpoch(format) || (millis >= FIRST_EPOCH && millis <= LAST_EPOCH))
        .count();
  }

  private static long millis(CellReader moments, Object value) {
    try {
      return moments.millis(value);
    } catch (CellException e) {
      return TimestampColumn.MISSING; // not of this format
    }
  }

  /** The same reader with another format of times. */
  static CellReader with(CellReader reader, MomentFormat format) {
    return new CellReader(new ColumnType.Timestamp(), format, reader.missing(), List.of());
  }

  private DataException noTimes() {
    return DataException.inColumn(
        table.name(),
        column.name(),
        ("expected times such as 2026-11-23 06:15:00, or seconds or milliseconds since 1970, got"
                + " %s; say how they are written %s, or make times in a query")
            .formatted(shown(), SettingReference.to("date-format")));
  }

  private DataException ambiguous(List<MomentFormat> formats) {
    return DataException.inColumn(
        table.name(),
        column.name(),
        "expected times that mean one moment, got %s, which may be %s or %s; say which %s"
            .formatted(
                shown(),
                formats.get(0).text(),
                formats.get(1).text(),
                SettingReference.to("date-format", column.name() + "=" + formats.get(0).text())));
  }

  private String shown() {
    int first =
        IntStream.range(0, column.rows())
            .filter(row -> !column.isMissing(row))
            .findFirst()
            .orElse(0);
    return "\"" + PlainValue.text(column.value(first)) + "\"";
  }
}
