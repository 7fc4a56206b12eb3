package io.hourglass.io.source;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.Table;
import io.hourglass.setting.SettingReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Notices about a table that is usable but has peculiarities. */
public final class Notices {
  /** Names of which more than this share are used once only are likely an id or free text. */
  private static final double MOSTLY_DISTINCT = 0.5;

  /** So many names are few, whatever their share. */
  private static final long FEW = 100;

  private Notices() {}

  /** NaN says that a computation went wrong somewhere, an empty cell does not: tell them apart. */
  public static String nans(String column, long count) {
    return "column \"%s\": %,d NaN read as missing".formatted(column, count);
  }

  /** Whether a notice is about a column. */
  public static boolean isOf(String notice, String column) {
    return notice.startsWith("column \"%s\": ".formatted(column));
  }

  /** One sentence for each thing. */
  public static List<String> of(Table table) {
    List<String> notices = new ArrayList<>();
    for (Column column : table.columns()) {
      if (IntStream.range(0, table.rows()).allMatch(column::isMissing)) {
        notices.add("column \"%s\": missing in every row".formatted(column.name()));
      }
      if (column instanceof CategoricalColumn names) {
        long distinct = IntStream.range(0, names.rows()).map(names::index).distinct().count();
        if (distinct > FEW && distinct > MOSTLY_DISTINCT * names.rows()) {
          notices.add(
              "column \"%s\": %,d distinct names in %,d rows; leave it out %s"
                  .formatted(
                      column.name(),
                      distinct,
                      names.rows(),
                      SettingReference.to("drop", column.name())));
        }
      }
    }
    return notices;
  }
}
