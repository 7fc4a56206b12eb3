package io.hourglass.report;

import io.hourglass.data.Column;
import io.hourglass.data.ColumnSummary;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A summary of a table, as text.
 *
 * @param data name of the table
 * @param rows number of rows
 * @param columns summary of each column
 */
public record TableDescription(String data, int rows, List<DescribedColumn> columns) {
  public TableDescription {
    columns = List.copyOf(columns);
  }

  /** Categories of a column that are shown. */
  private static final int LEVELS = 5;

  /**
   * A summary of a column.
   *
   * @param name of the column
   * @param type of its cells
   * @param missing number of cells without a value
   * @param values their range, or the most frequent ones
   */
  public record DescribedColumn(String name, String type, int missing, String values) {}

  /** Describes a table. */
  public static TableDescription of(Table table) {
    List<DescribedColumn> columns = new ArrayList<>();
    for (Column column : table.columns()) {
      columns.add(
          new DescribedColumn(
              column.name(), column.type().label(), column.missing(), values(column.summary())));
    }
    return new TableDescription(table.name(), table.rows(), columns);
  }

  private static String values(ColumnSummary column) {
    return column
        .numbers()
        .map(range ->
            "%s to %s, mean %s"
                .formatted(
                    Text.number(range.min()), Text.number(range.max()), Text.number(range.mean())))
        .or(() -> column.times().map(range -> range.earliest() + " to " + range.latest()))
        .orElseGet(() -> levels(column.levels()));
  }

  private static String levels(List<ColumnSummary.LevelCount> levels) {
    String shown =
        levels.stream()
            .limit(LEVELS)
            .map(level -> "%s (%,d)".formatted(level.level(), level.count()))
            .collect(Collectors.joining(", "));
    return levels.size() > LEVELS
        ? shown + " and %,d more".formatted(levels.size() - LEVELS)
        : shown;
  }

  /** The summary as text. */
  public String text() {
    List<String> header = List.of("Column", "type", "missing", "values");
    String table = Text.table(header, columns, TableDescription::cells);
    return "%s: %s\n\n%s".formatted(data, Text.count(rows, "row"), table);
  }

  private static List<String> cells(DescribedColumn column) {
    return List.of(
        "  " + Text.shortened(column.name(), 40),
        column.type(),
        column.missing() == 0 ? "-" : Text.format("%,d", column.missing()),
        Text.shortened(column.values(), 80));
  }
}
