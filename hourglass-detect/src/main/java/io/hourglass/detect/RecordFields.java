package io.hourglass.detect;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The components of a record of Java as plain values by name. */
final class RecordFields {
  private RecordFields() {}

  /**
   * The values of a record.
   *
   * @throws IllegalArgumentException if a component cannot be read
   */
  static Map<String, @Nullable Object> of(Record row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      values.put(component.getName(), plain(value(row, component)));
    }
    return values;
  }

  private static @Nullable Object value(Record row, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true); // a record is often a private type
      return component.getAccessor().invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(
          "component \"%s\" of %s cannot be read"
              .formatted(component.getName(), row.getClass().getName()),
          e);
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() ? plain(optional.get()) : null;
    }
    return value;
  }
}
