package io.hourglass.detect.series;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.PlainValue;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A column that tells several series of one table apart: the times of each of its values are in
 * order, those of all rows are not.
 *
 * @param column its name
 * @param values each the key of a series
 */
record SeriesKey(Column column, List<Object> values) {
  private static final int MOST = 1_000;

  /** Names that need no quotes in SQL; single words may be its own, such as group or order. */
  private static final String PLAIN =
      "(?!(all|as|at|case|default|end|from|group|in|key|limit|not|offset|on|or|order|select|table|to|user|using|when|window)$)"
          + "[a-z_][a-z0-9_]*";

  /** Of the values that a message shows. */
  private static final int SHOWN = 3;

  /** One bad row in so many may be an accident. */
  private static final int ACCIDENT = 20;

  SeriesKey {
    values = List.copyOf(values);
  }

  /** The likely key of a table whose times are not in order: the one with the fewest values. */
  static Optional<SeriesKey> of(Table table, TimestampColumn times) {
    return table.columns().stream()
        .filter(column -> !column.name().equals(times.name()))
        .filter(column -> column instanceof CategoricalColumn || isWhole(column))
        .flatMap(column -> of(column, times).stream())
        .min(Comparator.comparingInt(key -> key.values().size()));
  }

  private static boolean isWhole(Column column) {
    if (!(column instanceof NumericColumn numbers)) {
      return false;
    }
    for (int row = 0; row < numbers.rows(); row++) {
      if (numbers.get(row) != Math.rint(numbers.get(row))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<SeriesKey> of(Column column, TimestampColumn times) {
    Map<Object, Long> newest = new LinkedHashMap<>();
    int changes = 0;
    int disorders = 0;
    for (int row = 0; row < times.rows(); row++) {
      changes += row > 0 && !column.value(row).equals(column.value(row - 1)) ? 1 : 0;
      disorders += row > 0 && times.millis(row) <= times.millis(row - 1) ? 1 : 0;
      Long before = newest.put(column.value(row), times.millis(row));
      if (column.isMissing(row)
          || newest.size() > MOST
          || (before != null && before >= times.millis(row))) {
        return Optional.empty();
      }
    }
    boolean inBlocks = changes == newest.size() - 1;
    boolean isKey = newest.size() > 1 && 2 * newest.size() <= times.rows();
    return isKey && (inBlocks || ACCIDENT * disorders >= times.rows())
        ? Optional.of(new SeriesKey(column, new ArrayList<>(newest.keySet())))
        : Optional.empty();
  }

  /** The way out, for messages. */
  String wayOut(Table table) {
    List<String> shown = values.stream().limit(SHOWN).map(PlainValue::text).toList();
    String others = values.size() > SHOWN ? " and %d more".formatted(values.size() - SHOWN) : "";
    return ("the rows are several series, distinguished by \"%s\" (%s%s): fit one detector to each,"
            + " chosen by a query, as in %s")
        .formatted(column.name(), String.join(", ", shown), others, query(table, column.name()));
  }

  /** A query for the rows of the first value of a column. */
  static String query(Table table, String column) {
    Column keys = table.column(column);
    int row =
        IntStream.range(0, keys.rows()).filter(at -> !keys.isMissing(at)).findFirst().orElse(0);
    String text = PlainValue.text(keys.value(row));
    String name = column.matches(PLAIN) ? column : '"' + column.replace("\"", "\"\"") + '"';
    return "SELECT * EXCLUDE (%s) FROM '%s' WHERE %s = %s"
        .formatted(
            name,
            table.name(),
            name,
            keys instanceof NumericColumn ? text : "'" + text.replace("'", "''") + "'");
  }
}
