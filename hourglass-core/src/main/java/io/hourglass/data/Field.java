package io.hourglass.data;

import java.util.Objects;

/**
 * The name and type of a column.
 *
 * @param name unique within its table
 * @param type what its cells are
 */
public record Field(String name, ColumnType type) {
  public Field {
    Objects.requireNonNull(type, "type");
    if (name.isBlank()) {
      throw new IllegalArgumentException("a column's name must not be blank, got \"" + name + "\"");
    }
  }
}
