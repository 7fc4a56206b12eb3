package io.hourglass.detect.stream;

import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.Field;
import io.hourglass.data.PlainValue;
import io.hourglass.data.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Converts the fields of a line to values of a detector's columns, by the rules for files: empty
 * text, NaN and the texts named are missing values, and times are UTC unless they have an offset.
 */
final class FieldConversion {
  private final Schema schema;
  private final Set<String> missing;

  /**
   * A conversion to the columns of a detector.
   *
   * @param schema of the columns
   * @param missing texts that mean a missing value, besides the empty one
   * @throws IllegalArgumentException if a column holds images
   */
  FieldConversion(Schema schema, List<String> missing) {
    this.schema = schema;
    this.missing =
        missing.stream().map(text -> text.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    for (Field field : schema.fields()) {
      if (field.type() instanceof ColumnType.Image) {
        throw new IllegalArgumentException(
            "a stream holds numbers, categories and times, but column \"%s\" of the detector is of images"
                .formatted(field.name()));
      }
    }
  }

  /**
   * The values of the detector's columns that are present; other fields are ignored.
   *
   * @throws DataException if a field is of the wrong kind, or no column is present
   */
  Map<String, @Nullable Object> values(Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      if (fields.containsKey(field.name())) {
        values.put(field.name(), value(field, fields.get(field.name())));
      }
    }
    if (values.isEmpty()) {
      throw new DataException(
          "expected columns of %s, got %s".formatted(schema.names(), fields.keySet()));
    }
    return values;
  }

  private @Nullable Object value(Field field, @Nullable Object cell) {
    if (cell == null || (cell instanceof String text && isMissing(text))) {
      return null;
    }
    if (field.type() instanceof ColumnType.Numeric) {
      return number(field, cell);
    }
    if (field.type() instanceof ColumnType.Timestamp) {
      return time(field, cell);
    }
    if (cell instanceof String || cell instanceof Number || cell instanceof Boolean) {
      return cell instanceof Boolean ? cell.toString() : cell;
    }
    throw unsuitable(field, "a category", cell);
  }

  private boolean isMissing(String text) {
    return text.isBlank() || missing.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  private static @Nullable Double number(Field field, Object cell) {
    double value;
    if (cell instanceof Number number) {
      value = number.doubleValue();
    } else if (cell instanceof Boolean truth) {
      value = truth ? 1 : 0;
    } else if (cell instanceof String text) {
      value = parsed(field, text.strip());
    } else {
      throw unsuitable(field, "a number", cell);
    }
    if (Double.isInfinite(value)) {
      throw unsuitable(field, "a finite number", cell);
    }
    return Double.isNaN(value) ? null : (Double) value;
  }

  private static double parsed(Field field, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("true") || lower.equals("false")) {
      return lower.equals("true") ? 1 : 0;
    }
    if (lower.equals("nan")) {
      return Double.NaN;
    }
    // Java accepts a suffix "d" or "f", files do not
    if (lower.endsWith("d") || lower.endsWith("f")) {
      throw unsuitable(field, "a number", text);
    }
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw unsuitable(field, "a number", text);
    }
  }

  private static Instant time(Field field, Object cell) {
    if (!(cell instanceof String text)) {
      throw unsuitable(field, "a date or time", cell);
    }
    return PlainValue.moment(text)
        .orElseThrow(() -> unsuitable(field, "a date or time such as 2026-11-23 06:15:00", cell));
  }

  private static DataException unsuitable(Field field, String wanted, Object cell) {
    String text = cell.toString();
    return new DataException(
        "column \"%s\": expected %s, got \"%s\""
            .formatted(
                field.name(), wanted, text.length() > 80 ? text.substring(0, 80) + "…" : text));
  }
}
