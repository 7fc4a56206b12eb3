package io.hourglass.io.format;

import io.hourglass.data.DataException;
import io.hourglass.data.Field;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import java.nio.file.Path;

/** Checks of tables that are to be written. */
final class WriteChecks {
  private WriteChecks() {}

  static void checkSchema(Table table, Schema schema) {
    if (!table.schema().equals(schema)) {
      throw new IllegalArgumentException(
          "the columns to write must be %s, got %s".formatted(schema, table.schema()));
    }
  }

  /** The error of a column that a format has no cells for. */
  static DataException unwritable(Path target, Field field, String format) {
    String expected = "expected numbers, names or times to write as " + format;
    return DataException.inColumn(
        target.toString(), field.name(), expected + ", got " + field.type().label());
  }
}
