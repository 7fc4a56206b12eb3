package io.hourglass.io.source;

import io.hourglass.data.Column;
import io.hourglass.data.Table;
import io.hourglass.setting.SettingReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** Notices about a table that is usable but has peculiarities. */
public final class Notices {
  private Notices() {}

  /** NaN says that a computation went wrong somewhere, an empty cell does not: tell them apart. */
  public static String nans(String column, long count) {
    return "column \"%s\": %,d NaN read as missing".formatted(column, count);
  }

  /** A code such as a postal code loses its zeros as a number. */
  public static String leadingZero(String column, String text) {
    return "column \"%s\": numbers, such as %s for \"%s\"; if such texts are codes, say so %s"
        .formatted(
            column,
            text.replaceFirst("^0+(?=\\d)", ""),
            text,
            SettingReference.to("categorical", column));
  }

  /** Whether a notice is about a column. */
  private static boolean isOf(String notice, String column) {
    return notice.startsWith("column \"%s\": ".formatted(column));
  }

  /** One sentence for each thing. */
  public static List<String> of(Table table) {
    List<String> notices = new ArrayList<>();
    for (Column column : table.columns()) {
      if (IntStream.range(0, table.rows()).allMatch(column::isMissing)) {
        notices.add("column \"%s\": missing in every row".formatted(column.name()));
      }
    }
    notices.addAll(FeatureChecks.of(table));
    return notices;
  }

  /** The notices that are about none of the columns. */
  public static List<String> without(List<String> notices, Collection<String> columns) {
    return notices.stream()
        .filter(notice -> columns.stream().noneMatch(column -> isOf(notice, column)))
        .toList();
  }
}
