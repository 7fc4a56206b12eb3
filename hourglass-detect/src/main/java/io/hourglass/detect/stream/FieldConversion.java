package io.hourglass.detect.stream;

import io.hourglass.data.CellException;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.Field;
import io.hourglass.data.NearestName;
import io.hourglass.data.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts the fields of a line to values of a detector's columns, by the reading of its training
 * data.
 */
final class FieldConversion {
  private final Reading reading;

  /** Names that were found to be right: mostly those of the next line too. */
  private Set<String> checked = Set.of();

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
   * The values of the detector's columns that are present; other fields are ignored, unless a
   * column that is absent was probably meant.
   *
   * @throws DataException if a field is of the wrong kind or nearly a column, or there is no value
   */
  Map<String, @Nullable Object> values(Map<String, @Nullable Object> fields) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    reading.schema().fields().stream()
        .filter(field -> fields.containsKey(field.name()))
        .forEach(field -> values.put(field.name(), value(field, fields.get(field.name()))));
    checkNames(fields.keySet());
    if (values.values().stream().allMatch(Objects::isNull)) {
      throw new DataException(
          "expected a value for at least one of the columns %s, got none in %s"
              .formatted(reading.schema().names(), fields.keySet()));
    }
    return values;
  }

  /** Refuses names of which one is nearly that of a column that is not among them. */
  private void checkNames(Set<String> names) {
    if (names.equals(checked)) {
      return;
    }
    List<String> absent =
        reading.schema().names().stream().filter(name -> !names.contains(name)).toList();
    List<String> others =
        names.stream().filter(name -> reading.schema().field(name).isEmpty()).toList();
    refuseNearlyKnown(others, absent);
    checked = Set.copyOf(names);
  }

  /**
   * Refuses names that are nearly those of other columns.
   *
   * @param others names that are no columns
   * @param absent columns that are not named
   */
  static void refuseNearlyKnown(List<String> others, List<String> absent) {
    for (String name : others) {
      Optional<String> meant = NearestName.of(name, absent);
      if (meant.isPresent()) {
        throw DataException.inField(
            name,
            "did you mean \"%s\"? If not, give \"%s\" too, empty where it is missing"
                .formatted(meant.get(), meant.get()));
      }
    }
  }

  private @Nullable Object value(Field field, @Nullable Object cell) {
    try {
      Object value = reading.reader(field).value(cell);
      if (value instanceof Double number && Double.isInfinite(number)) {
        throw new CellException(0, "expected a finite number, got \"%s\"".formatted(cell));
      }
      return value;
    } catch (CellException e) {
      throw DataException.inField(field.name(), e.complaint());
    }
  }
}
