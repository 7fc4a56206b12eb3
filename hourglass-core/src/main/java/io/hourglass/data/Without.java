package io.hourglass.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A source without some of its columns.
 *
 * @param source of all columns
 * @param names of the columns to leave out
 */
record Without(TableSource source, List<String> names) implements TableSource {
  Without {
    names = List.copyOf(names);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public Schema schema() {
    return new Schema(
        source.schema().fields().stream().filter(field -> !names.contains(field.name())).toList());
  }

  @Override
  public Reading reading() {
    return new Reading(schema(), source.reading().notation());
  }

  @Override
  public OptionalLong rows() {
    return source.rows();
  }

  @Override
  public Cursor open(int batchRows) {
    Cursor cursor = source.open(batchRows);
    return new Cursor() {
      @Override
      public Optional<Table> next() {
        return cursor.next().map(table -> table.without(names));
      }

      @Override
      public void close() {
        cursor.close();
      }
    };
  }
}
