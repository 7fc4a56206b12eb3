package io.hourglass.detect.fit;

import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.List;

/** Windows of a signal as rows of a table. */
final class WindowTable {
  private WindowTable() {}

  /** Creates a table from rows side by side, each of {@code width} numbers. */
  static Table of(float[] rows, int width) {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      double[] values = new double[rows.length / width];
      for (int row = 0; row < values.length; row++) {
        values[row] = rows[row * width + column];
      }
      columns.add(new NumericColumn("place " + (column + 1), values));
    }
    return new Table("windows of a signal", columns);
  }
}
