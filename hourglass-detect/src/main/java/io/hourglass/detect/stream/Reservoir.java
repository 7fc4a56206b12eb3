package io.hourglass.detect.stream;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.Field;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Schema;
import io.hourglass.data.TimestampColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * So many rows of all there have been, late ones rather than early ones: once it is full, every new
 * row takes the place of a random one (Aggarwal 2006, biased reservoir sampling).
 */
final class Reservoir {
  private final int capacity;
  private final SplittableRandom random;
  private final List<Kept> rows = new ArrayList<>();

  /**
   * A row that is kept.
   *
   * @param score it had
   * @param values of its columns
   */
  record Kept(double score, Map<String, @Nullable Object> values) {}

  /** An empty one. */
  Reservoir(int capacity, long seed) {
    this.capacity = capacity;
    this.random = new SplittableRandom(seed);
  }

  /** Takes a row. */
  void add(Kept row) {
    if (rows.size() < capacity) {
      rows.add(row);
    } else {
      rows.set(random.nextInt(capacity), row);
    }
  }

  /** The rows held. */
  List<Kept> rows() {
    return List.copyOf(rows);
  }

  /** Rows as columns of a schema; what a row lacks is missing. */
  static List<Column> columns(Schema schema, List<Kept> rows) {
    return schema.fields().stream().map(field -> column(field, rows)).toList();
  }

  private static Column column(Field field, List<Kept> rows) {
    String name = field.name();
    if (field.type() instanceof ColumnType.Numeric) {
      return new NumericColumn(
          name,
          rows.stream()
              .mapToDouble(row ->
                  row.values().get(name) instanceof Number number
                      ? number.doubleValue()
                      : Double.NaN)
              .toArray());
    }
    if (field.type() instanceof ColumnType.Timestamp) {
      return new TimestampColumn(
          name,
          rows.stream()
              .mapToLong(row ->
                  row.values().get(name) instanceof Instant moment
                      ? moment.toEpochMilli()
                      : TimestampColumn.MISSING)
              .toArray());
    }
    return CategoricalColumn.of(name, rows.stream().map(row -> text(row, name)).toList());
  }

  private static String text(Kept row, String column) {
    Object value = row.values().get(column);
    return value == null ? "" : value.toString();
  }
}
