package io.hourglass.detect.stream;

import io.hourglass.data.CellException;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.Field;
import io.hourglass.data.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts the fields of a line to values of a detector's columns, by the reading of its training
 * data.
 */
final class FieldConversion {
  private final Reading reading;

  /**
   * A conversion to the columns of a detector.
   *
   * @param reading of its training data
   * @param missing more texts that mean a missing value
   * @throws IllegalArgumentException if a column holds images
   */
  FieldConversion(Reading reading, List<String> missing) {
    this.reading = reading.withMissing(missing);
    reading.schema().fields().forEach(FieldConversion::checkNoImage);
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
    reading.schema().fields().stream()
        .filter(field -> fields.containsKey(field.name()))
        .forEach(field -> values.put(field.name(), value(field, fields.get(field.name()))));
    if (values.isEmpty()) {
      throw new DataException(
          "expected columns of %s, got %s".formatted(reading.schema().names(), fields.keySet()));
    }
    return values;
  }

  private @Nullable Object value(Field field, @Nullable Object cell) {
    try {
      Object value = reading.reader(field).value(cell);
      if (value instanceof Double number && Double.isInfinite(number)) {
        throw new CellException(0, "expected a finite number, got \"%s\"".formatted(cell));
      }
      return value;
    } catch (CellException e) {
      throw new DataException("column \"%s\": %s".formatted(field.name(), e.complaint()), e);
    }
  }
}
