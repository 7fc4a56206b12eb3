package io.hourglass.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    if (seconds < 10) {
      return format("%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return format("%d min %d s", whole / 60, whole % 60);
    }
    return format("%d h %d min", whole / 3600, whole % 3600 / 60);
  }

  /** At most {@code most} characters; the last is "…" if there were more. */
  public static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  /** A table with aligned columns, two spaces between them. */
  public static String columns(List<List<String>> rows) {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        int width = row.get(i).length();
        if (i == widths.size()) {
          widths.add(width);
        } else {
          widths.set(i, Math.max(widths.get(i), width));
        }
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
