package io.hourglass.io.source;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.Table;
import io.hourglass.setting.SettingReference;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
      if (column instanceof CategoricalColumn categories) {
        mostlyDistinct(categories).ifPresent(notices::add);
      }
    }
    return notices;
  }

  private static Optional<String> mostlyDistinct(CategoricalColumn column) {
    int rows = column.rows();
    long distinct = IntStream.range(0, rows).map(column::index).distinct().count();
    if (distinct <= FEW || distinct <= MOSTLY_DISTINCT * rows) {
      return Optional.empty();
    }
    String drop = SettingReference.to("drop", column.name());
    return Optional.of(
        "column \"%s\": %,d distinct names in %,d rows; leave it out %s"
            .formatted(column.name(), distinct, rows, drop));
  }

  /** The notices that are about none of the columns. */
  public static List<String> without(List<String> notices, Collection<String> columns) {
    return notices.stream()
        .filter(notice -> columns.stream().noneMatch(column -> isOf(notice, column)))
        .toList();
  }
}
