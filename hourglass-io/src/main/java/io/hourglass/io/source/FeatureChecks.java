package io.hourglass.io.source;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import io.hourglass.setting.PlainNumber;
import io.hourglass.setting.SettingReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Columns that are no features: learned from, they hide what matters or make every later row
 * anomalous.
 */
final class FeatureChecks {
  /** Categories of which more than this share are used once only are likely an id or free text. */
  private static final double MOSTLY_DISTINCT = 0.5;

  /** So many categories are few, whatever their share. */
  private static final long FEW = 100;

  /** Fewer rows say nothing about a column. */
  private static final int ENOUGH_ROWS = 20;

  /** Constant columns that are named one by one. */
  private static final int MAX_NAMED = 3;

  private FeatureChecks() {}

  /** One sentence for each of them; constant columns share one if they are many. */
  static List<String> of(Table table) {
    List<Column> constant = table.columns().stream().filter(FeatureChecks::isConstant).toList();
    List<String> notices = new ArrayList<>(constants(constant));
    table.columns().forEach(column -> identifier(column).ifPresent(notices::add));
    return notices;
  }

  private static List<String> constants(List<Column> columns) {
    return columns.size() > MAX_NAMED
        ? List.of(severalConstant(columns))
        : columns.stream().map(FeatureChecks::oneConstant).toList();
  }

  private static boolean isConstant(Column column) {
    int rows = column.rows();
    if (!hasCells(column) || rows < ENOUGH_ROWS || column.isMissing(0)) {
      return false;
    }
    Object first = column.value(0);
    return IntStream.range(1, rows)
        .allMatch(row -> !column.isMissing(row) && column.value(row).equals(first));
  }

  private static boolean hasCells(Column column) {
    return column instanceof NumericColumn
        || column instanceof CategoricalColumn
        || column instanceof TimestampColumn;
  }

  private static String oneConstant(Column column) {
    return "column \"%s\": \"%s\" in every row, which tells rows apart only if it changes; leave it out %s if it does not matter"
        .formatted(column.name(), shown(column), drop(column));
  }

  private static String shown(Column column) {
    return column instanceof NumericColumn numbers
        ? PlainNumber.of(numbers.get(0))
        : String.valueOf(column.value(0));
  }

  private static String severalConstant(List<Column> columns) {
    List<String> some = columns.stream().limit(MAX_NAMED).map(Column::name).toList();
    return "%,d columns have the same value in every row: %s, ..."
        .formatted(columns.size(), String.join(", ", some));
  }

  private static Optional<String> identifier(Column column) {
    if (column instanceof NumericColumn numbers) {
      return WholeNumbers.of(numbers).flatMap(found -> found.complaint(ENOUGH_ROWS));
    }
    return column instanceof CategoricalColumn categories
        ? mostlyDistinct(categories)
        : Optional.empty();
  }

  private static Optional<String> mostlyDistinct(CategoricalColumn column) {
    int rows = column.rows();
    long distinct = IntStream.range(0, rows).map(column::index).distinct().count();
    if (distinct <= FEW || distinct <= MOSTLY_DISTINCT * rows) {
      return Optional.empty();
    }
    return Optional.of(
        "column \"%s\": %,d distinct names in %,d rows; leave it out %s"
            .formatted(column.name(), distinct, rows, drop(column)));
  }

  private static String drop(Column column) {
    return SettingReference.to("drop", column.name());
  }
}
