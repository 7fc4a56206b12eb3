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
    schema.fields().forEach(FieldConversion::checkNoImage);
  }

  private static void checkNoImage(Field field) {
    if (field.type() instanceof ColumnType.Image) {
      throw new IllegalArgumentException(
          "a stream holds numbers, categories and times, but column \"%s\" of the detector is of images"
              .formatted(field.name()));
    }
  }

  /**
   * The values of the detector's columns that are present; other fields are ignored.
   *
   * @throws DataException if a field is of the wrong kind, or no column is present
   */
  Map<String, @Nullable Object> values(Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    schema.fields().stream()
        .filter(field -> fields.containsKey(field.name()))
        .forEach(field -> values.put(field.name(), value(field, fields.get(field.name()))));
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
    return field.type() instanceof ColumnType.Timestamp ? time(field, cell) : name(field, cell);
  }

  private static Object name(Field field, Object cell) {
    if (cell instanceof String || cell instanceof Number) {
      return cell;
    }
    if (cell instanceof Boolean) {
      return cell.toString();
    }
    throw unsuitable(field, "a category", cell);
  }

  private boolean isMissing(String text) {
    return text.isBlank() || missing.contains(text.strip().toLowerCase(Locale.ROOT));
  }

  private static @Nullable Double number(Field field, Object cell) {
    double value = numberOrNaN(field, cell);
    if (Double.isInfinite(value)) {
      throw unsuitable(field, "a finite number", cell);
    }
    return Double.isNaN(value) ? null : (Double) value;
  }

  private static double numberOrNaN(Field field, Object cell) {
    if (cell instanceof Number number) {
      return number.doubleValue();
    }
    if (cell instanceof Boolean || cell instanceof String) {
      return parsed(field, cell.toString().strip());
    }
    throw unsuitable(field, "a number", cell);
  }

  private static double parsed(Field field, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "true" -> 1;
      case "false" -> 0;
      case "nan" -> Double.NaN;
      default -> decimal(field, text);
    };
  }

  private static double decimal(Field field, String text) {
    // Java accepts a suffix "d" or "f", files do not
    if ("dDfF".indexOf(text.charAt(text.length() - 1)) >= 0) {
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
