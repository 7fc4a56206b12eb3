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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sample of a stream that favors recent rows: once it is full, every new row replaces a random
 * one (biased reservoir sampling, Aggarwal 2006).
 */
final class Reservoir {
  private final int capacity;
  private final SplittableRandom random;
  private final List<Entry> rows = new ArrayList<>();

  /**
   * A row with its score.
   *
   * @param score of the row
   * @param values by column name
   */
  record Entry(double score, Map<String, @Nullable Object> values) {}

  /** Creates an empty reservoir. */
  Reservoir(int capacity, long seed) {
    this.capacity = capacity;
    this.random = new SplittableRandom(seed);
  }

  /** Adds a row. */
  void add(Entry row) {
    if (rows.size() < capacity) {
      rows.add(row);
    } else {
      rows.set(random.nextInt(capacity), row);
    }
  }

  /** The rows in the reservoir. */
  List<Entry> rows() {
    return List.copyOf(rows);
  }

  /** The rows as columns of a schema; absent values are missing. */
  static List<Column> columns(Schema schema, List<Entry> rows) {
    return schema.fields().stream().map(field -> column(field, rows)).toList();
  }

  private static Column column(Field field, List<Entry> rows) {
    String name = field.name();
    Stream<@Nullable Object> cells = rows.stream().map(row -> row.values().get(name));
    if (field.type() instanceof ColumnType.Numeric) {
      return new NumericColumn(name, cells.mapToDouble(Reservoir::number).toArray());
    }
    if (field.type() instanceof ColumnType.Timestamp) {
      return new TimestampColumn(name, cells.mapToLong(Reservoir::time).toArray());
    }
    return CategoricalColumn.of(name, cells.map(Reservoir::text).toList());
  }

  private static double number(@Nullable Object cell) {
    return cell instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static long time(@Nullable Object cell) {
    return cell instanceof Instant time ? time.toEpochMilli() : TimestampColumn.MISSING;
  }

  private static String text(@Nullable Object cell) {
    return cell == null ? "" : cell.toString();
  }
}
