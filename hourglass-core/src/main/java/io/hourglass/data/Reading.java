package io.hourglass.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How data are read: the types of the columns and how their cells are written. A model remembers
 * how its training data were read; whatever is read for it by this reading gives the same cells in
 * every file, format and record.
 *
 * @param schema names and types of the columns
 * @param notation how their cells are written
 * @param levels of columns of categories, by name, if they are known: a number is the level that is
 *     the same number
 */
public record Reading(Schema schema, Notation notation, Map<String, List<String>> levels) {
  public Reading {
    notation = notation.of(Set.copyOf(schema.names()));
    levels = Map.copyOf(levels);
  }

  /** A reading that does not know the levels of categories. */
  public Reading(Schema schema, Notation notation) {
    this(schema, notation, Map.of());
  }

  /** The same with another notation. */
  public Reading with(Notation newNotation) {
    return new Reading(schema, newNotation, levels);
  }

  /** The same with more missing markers. */
  public Reading withMissing(List<String> texts) {
    return with(notation.withMissing(MissingMarkers.of(texts)));
  }

  /** The reader of a column's cells. */
  public CellReader reader(Field field) {
    List<String> names = levels.getOrDefault(field.name(), List.of());
    return notation.reader(field.name(), field.type()).with(names);
  }

  /**
   * The values of a record for the columns that are in it, by the order of the schema; others are
   * excluded.
   *
   * @throws DataException if a value does not suit its column
   */
  public Map<String, @Nullable Object> values(Map<String, ? extends @Nullable Object> row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Field field : schema.fields()) {
      if (row.containsKey(field.name())) {
        values.put(field.name(), value(field, row.get(field.name())));
      }
    }
    return values;
  }

  private @Nullable Object value(Field field, @Nullable Object value) {
    try {
      return reader(field).value(value);
    } catch (CellException e) {
      throw DataException.inColumn("record", field.name(), e.complaint());
    }
  }

  /**
   * The table with the cells of the schema's columns read by it where they are of another type, as
   * where the types of a file were inferred.
   *
   * @param firstRow number of rows before the table's, so that messages count right
   * @throws DataException if a cell does not suit its column
   */
  public Table of(Table table, long firstRow) {
    List<Column> columns =
        table.columns().stream().map(column -> column(column, table.name(), firstRow)).toList();
    return new Table(table.name(), columns, table.notation());
  }

  private Column column(Column column, String table, long firstRow) {
    return schema
        .field(column.name())
        .map(field -> column(field, column, table, firstRow))
        .orElse(column);
  }

  private Column column(Field field, Column column, String table, long firstRow) {
    try {
      return reader(field).column(column);
    } catch (CellException e) {
      throw DataException.inCell(table, firstRow + e.row() + 1, field.name(), e.complaint());
    }
  }
}
