package io.hourglass.benchmarks.report;

import io.hourglass.metric.ConfidenceInterval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table of results: a row for each, and columns that are added one by one.
 *
 * @param <T> type of a result
 * @param key of the table in JSON
 * @param title above it, as text
 * @param isDetail whether it is in JSON only
 */
public record ResultTable<T>(
    String key, String title, List<T> results, List<Column> columns, boolean isDetail) {
  /**
   * A column.
   *
   * @param heading as printed; in lower case with underscores it is the key in JSON
   * @param values row by row; empty where a result has none
   */
  record Column(String heading, String format, List<Optional<Object>> values) {
    String key() {
      return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
    }

    int width() {
      return IntStream.range(0, values.size())
          .map(row -> text(row).length())
          .reduce(heading.length(), Math::max);
    }

    String text(int row) {
      return values.get(row).map(value -> String.format(Locale.ROOT, format, value)).orElse("");
    }
  }

  /** A table that has no columns yet. */
  public static <T> ResultTable<T> of(String key, String title, List<T> results) {
    return new ResultTable<>(key, title, List.copyOf(results), List.of(), false);
  }

  /** The same with a column of text. */
  public ResultTable<T> text(String heading, Function<T, String> value) {
    return column(heading, "%s", value);
  }

  /** The same with a column of whole numbers, thousands separated. */
  public ResultTable<T> count(String heading, ToLongFunction<T> value) {
    return column(heading, "%,d", value::applyAsLong);
  }

  /** The same with a column of numbers with so many decimals. */
  public ResultTable<T> number(String heading, int decimals, ToDoubleFunction<T> value) {
    return optional(heading, decimals, value::applyAsDouble);
  }

  /** The same with a column of numbers for each name. */
  public ResultTable<T> numbers(
      List<String> names, int decimals, BiFunction<T, String, Double> value) {
    ResultTable<T> table = this;
    for (String name : names) {
      table = table.number(name, decimals, one -> value.apply(one, name));
    }
    return table;
  }

  /** The same with three columns: a figure and the ends of its interval. */
  public ResultTable<T> interval(String heading, Function<T, ConfidenceInterval> figure) {
    return number(heading, 4, one -> figure.apply(one).value())
        .number(heading + " low", 4, one -> figure.apply(one).low())
        .number(heading + " high", 4, one -> figure.apply(one).high());
  }

  /** The same with a column of numbers that some results lack. */
  public ResultTable<T> optional(
      String heading, int decimals, Function<T, @Nullable Double> value) {
    return column(heading, "%,." + decimals + "f", value);
  }

  /** The same with a column of any values in a format; null and NaN stand for none. */
  public ResultTable<T> column(
      String heading, String format, Function<T, ? extends @Nullable Object> value) {
    List<Column> more = new ArrayList<>(columns);
    more.add(
        new Column(heading, format, results.stream().map(one -> known(value.apply(one))).toList()));
    return new ResultTable<>(key, title, results, List.copyOf(more), isDetail);
  }

  private static Optional<Object> known(@Nullable Object value) {
    boolean isKnown = !(value instanceof Double number && number.isNaN());
    return isKnown ? Optional.ofNullable(value) : Optional.empty();
  }

  /** The same, in JSON only. */
  public ResultTable<T> asDetail() {
    return new ResultTable<>(key, title, results, columns, true);
  }

  /** Values by the keys of the columns, row by row; a value that is missing is excluded. */
  public List<Map<String, Object>> values() {
    return IntStream.range(0, results.size()).mapToObj(this::values).toList();
  }

  private Map<String, Object> values(int index) {
    Map<String, Object> row = new LinkedHashMap<>();
    columns.forEach(
        column -> column.values().get(index).ifPresent(value -> row.put(column.key(), value)));
    return row;
  }

  /** The title and the rows, two spaces between columns. */
  String asText() {
    int[] widths = columns.stream().mapToInt(Column::width).toArray();
    List<String> headings = columns.stream().map(Column::heading).toList();
    return (title.isEmpty() ? "" : title + "\n")
        + line(headings, widths)
        + IntStream.range(0, results.size())
            .mapToObj(row -> line(columns.stream().map(one -> one.text(row)).toList(), widths))
            .collect(Collectors.joining());
  }

  private static String line(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
            .mapToObj(i -> cells.get(i) + " ".repeat(widths[i] - cells.get(i).length() + 2))
            .collect(Collectors.joining())
            .stripTrailing()
        + "\n";
  }
}
