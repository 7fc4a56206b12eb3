package io.hourglass.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A table of results.
 *
 * @param key of the table in JSON
 * @param title above it, as text
 * @param cells as text, the headings first
 * @param values by the keys of the columns, row by row; a value that is missing is excluded
 * @param isDetail whether it is in JSON only
 */
public record ResultTable(
    String key,
    String title,
    List<List<String>> cells,
    List<Map<String, Object>> values,
    boolean isDetail) {
  /** A row for each result. */
  public static <T> ResultTable of(
      String key, String title, List<T> results, List<ResultColumn<T>> columns) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns.stream().map(ResultColumn::heading).toList());
    List<Map<String, Object>> values = new ArrayList<>();
    for (T result : results) {
      List<String> line = new ArrayList<>();
      Map<String, Object> row = new LinkedHashMap<>();
      for (ResultColumn<T> column : columns) {
        Optional<Object> value = column.value(result);
        line.add(value.map(column::text).orElse(""));
        value.ifPresent(known -> row.put(column.key(), known));
      }
      cells.add(line);
      values.add(row);
    }
    return new ResultTable(key, title, List.copyOf(cells), List.copyOf(values), false);
  }

  /** The same, in JSON only. */
  public ResultTable asDetail() {
    return new ResultTable(key, title, cells, values, true);
  }

  /** The title and the rows, two spaces between columns. */
  String text() {
    int[] widths =
        IntStream.range(0, cells.get(0).size())
            .map(i -> cells.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder(title.isEmpty() ? "" : title + "\n");
    for (List<String> row : cells) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
