package io.hourglass.data;

import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the components of a Java record as plain values by name. */
public final class RecordFields {
  private static final ClassValue<Map<String, Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          return Stream.of(type.getRecordComponents())
              .collect(
                  Collectors.toMap(
                      RecordComponent::getName,
                      component -> accessor(type, component),
                      (a, b) -> a,
                      LinkedHashMap::new));
        }
      };

  private RecordFields() {}

  /**
   * The values of a record in the order of its components; an empty {@link Optional} is null, a
   * full one its value.
   *
   * @throws IllegalArgumentException if a component cannot be read
   */
  public static Map<String, @Nullable Object> of(Record row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    ACCESSORS.get(row.getClass()).forEach((name, get) -> values.put(name, value(row, get)));
    return values;
  }

  private static Method accessor(Class<?> type, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true); // a record is often a private type
      return component.getAccessor();
    } catch (InaccessibleObjectException e) {
      throw new IllegalArgumentException(
          "%s must be public, or in a package that is open to io.hourglass.core"
              .formatted(type.getName()),
          e);
    }
  }

  private static @Nullable Object value(Record row, Method accessor) {
    try {
      Object value = accessor.invoke(row);
      return value instanceof Optional<?> optional ? optional.orElse(null) : value;
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalArgumentException(
          "component \"%s\" of %s cannot be read"
              .formatted(accessor.getName(), row.getClass().getName()),
          e);
    }
  }
}
