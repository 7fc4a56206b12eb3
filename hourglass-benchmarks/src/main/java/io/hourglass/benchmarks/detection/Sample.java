package io.hourglass.benchmarks.detection;

import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows in two forms.
 *
 * @param table raw rows, for detectors
 * @param features the same rows as numbers side by side, NaN where missing, for baselines; empty
 *     where there are none
 */
public record Sample(Table table, float[] features) {
  /** Rows that have no features yet. */
  public static Sample of(Table table) {
    return new Sample(table, new float[0]);
  }

  /**
   * Features that are the columns of a table too.
   *
   * @param prefix of a column's name, before its number from 1
   */
  public static Sample of(float[] features, int width, String prefix) {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < width; column++) {
      double[] values = new double[features.length / width];
      for (int row = 0; row < values.length; row++) {
        values[row] = features[row * width + column];
      }
      columns.add(new NumericColumn(prefix + (column + 1), values));
    }
    return new Sample(new Table("rows", columns), features);
  }
}
