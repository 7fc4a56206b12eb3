package io.hourglass.data;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names and types of a table's columns, in order.
 *
 * @param fields at least one, with distinct names
 */
public record Schema(List<Field> fields) {
  public Schema {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("a schema must have at least 1 column, got none");
    }
    Set<String> seen = new HashSet<>();
    for (Field field : fields) {
      if (!seen.add(field.name())) {
        throw new IllegalArgumentException(
            "column names must be distinct, got \"" + field.name() + "\" twice");
      }
    }
  }

  /** The field of that name, if there is one. */
  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /** The names, in order. */
  public List<String> names() {
    return fields.stream().map(Field::name).toList();
  }

  /** A readable form: {@code amount numeric, country categorical}. */
  @Override
  public String toString() {
    return fields.stream()
        .map(field -> field.name() + " " + field.type().label())
        .collect(Collectors.joining(", "));
  }
}
