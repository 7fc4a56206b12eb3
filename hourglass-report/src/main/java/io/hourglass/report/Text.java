package io.hourglass.report;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Formats numbers, durations and tables for people. */
public final class Text {
  private Text() {}

  /** Formats with a point as the decimal mark, whatever the locale. */
  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  public static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  /** A count with its noun: {@code 1,234 rows}. */
  public static String count(long number, String noun) {
    return format("%,d %s%s", number, noun, number == 1 ? "" : "s");
  }

  /** A number with about four significant digits. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-3 || size >= 1e7)) {
      return format("%.3e", value);
    }
    return format(size >= 1000 ? "%,.1f" : size >= 10 ? "%.2f" : "%.4f", value);
  }

  /** A duration: {@code 0.8 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
  public static String duration(double seconds) {
    return seconds < 10 ? format("%.1f s", seconds) : duration(Math.round(seconds));
  }

  private static String duration(long seconds) {
    if (seconds < 60) {
      return seconds + " s";
    }
    if (seconds < 3600) {
      return format("%d min %d s", seconds / 60, seconds % 60);
    }
    return format("%d h %d min", seconds / 3600, seconds % 3600 / 60);
  }

  /** At most {@code most} characters; the last is "…" if there were more. */
  public static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /** A table with a header line and a line for each item. */
  public static <T> String table(
      List<String> header, Collection<T> items, Function<T, List<String>> line) {
    return columns(Stream.concat(Stream.of(header), items.stream().map(line)).toList());
  }

  /** A table with aligned columns, two spaces between them. */
  public static String columns(List<List<String>> rows) {
    int[] widths = widths(rows);
    return rows.stream().map(row -> aligned(row, widths) + "\n").collect(Collectors.joining());
  }

  private static int[] widths(List<List<String>> rows) {
    int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(0)];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return widths;
  }

  private static String aligned(List<String> row, int[] widths) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> row.get(i) + " ".repeat(widths[i] - row.get(i).length() + 2))
        .collect(Collectors.joining())
        .stripTrailing();
  }
}
