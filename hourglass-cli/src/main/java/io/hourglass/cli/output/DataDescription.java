package io.hourglass.cli.output;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A summary of a table.
 *
 * @param data name of the table
 * @param rows number of rows
 * @param columns summary of each column
 */
public record DataDescription(String data, int rows, List<Cells> columns) {
  /** Levels of a category that are shown. */
  private static final int LEVELS = 5;

  /**
   * A summary of a column.
   *
   * @param name of the column
   * @param type of its cells
   * @param missing number of cells without a value
   * @param values their range, or the most frequent ones
   */
  public record Cells(String name, String type, int missing, String values) {}

  /** Of a table in memory. */
  public static DataDescription of(Table table) {
    List<Cells> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(
          new Cells(column.name(), column.type().label(), column.missing(), values(column)));
    }
    return new DataDescription(table.name(), table.rows(), columns);
  }

  private static String values(Column column) {
    int[] present =
        IntStream.range(0, column.rows()).filter(row -> !column.isMissing(row)).toArray();
    if (present.length == 0) {
      return "";
    }
    if (column instanceof NumericColumn numbers) {
      DoubleSummaryStatistics range =
          Arrays.stream(present).mapToDouble(numbers::get).summaryStatistics();
      return "%s to %s, mean %s"
          .formatted(
              Text.number(range.getMin()),
              Text.number(range.getMax()),
              Text.number(range.getAverage()));
    }
    if (column instanceof TimestampColumn moments) {
      LongSummaryStatistics range =
          Arrays.stream(present).mapToLong(moments::millis).summaryStatistics();
      return Instant.ofEpochMilli(range.getMin()) + " to " + Instant.ofEpochMilli(range.getMax());
    }
    return column instanceof CategoricalColumn names ? levels(names, present) : "";
  }

  private static String levels(CategoricalColumn names, int[] present) {
    int[] counts = new int[names.levels().size()];
    Arrays.stream(present).forEach(row -> counts[names.index(row)]++);
    List<Integer> frequent =
        IntStream.range(0, counts.length)
            .filter(level -> counts[level] > 0)
            .boxed()
            .sorted(Comparator.comparingInt((Integer level) -> counts[level]).reversed())
            .toList();
    String shown =
        frequent.stream()
            .limit(LEVELS)
            .map(level -> "%s (%,d)".formatted(names.levels().get(level), counts[level]))
            .collect(Collectors.joining(", "));
    return frequent.size() > LEVELS
        ? shown + " and %,d more".formatted(frequent.size() - LEVELS)
        : shown;
  }

  /** The summary as text. */
  public String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("Column", "type", "missing", "values"));
    for (Cells cells : columns) {
      lines.add(
          List.of(
              "  " + Text.shortened(cells.name(), 40),
              cells.type(),
              cells.missing() == 0 ? "-" : Text.format("%,d", cells.missing()),
              Text.shortened(cells.values(), 80)));
    }
    return "%s: %s\n\n%s".formatted(data, Text.count(rows, "row"), Text.columns(lines));
  }
}
