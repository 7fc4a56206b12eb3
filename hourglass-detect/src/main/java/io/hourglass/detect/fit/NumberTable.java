package io.hourglass.detect.fit;

import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.List;

/** Rows of numbers as a table, which is what a trainer takes. */
final class NumberTable {
  private NumberTable() {}

  /**
   * A table of rows side by side.
   *
   * @param name of the table
   * @param column what the names of the columns begin with, before their number
   * @param width numbers of a row
   */
  static Table of(String name, String column, float[] rows, int width) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      double[] values = new double[rows.length / width];
      for (int row = 0; row < values.length; row++) {
        values[row] = rows[row * width + i];
      }
      columns.add(new NumericColumn(column + " " + (i + 1), values));
    }
    return new Table(name, columns);
  }
}
