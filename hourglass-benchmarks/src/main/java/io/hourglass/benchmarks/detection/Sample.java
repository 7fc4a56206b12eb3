package io.hourglass.benchmarks.detection;

import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows in two forms.
 *
 * @param table raw rows, for detectors
 * @param features the same rows as numbers, NaN where missing, for baselines; none where there are
 *     no features
 */
public record Sample(Table table, Rows features) {
  /** Rows that have no features yet. */
  public static Sample of(Table table) {
    return new Sample(table, new Rows(new float[0], 1));
  }

  /**
   * Features that are the columns of a table too.
   *
   * @param prefix of a column's name, before its number from 1
   */
  public static Sample of(Rows features, String prefix) {
    List<Column> columns =
        IntStream.range(0, features.width())
            .<Column>mapToObj(i -> new NumericColumn(prefix + (i + 1), column(features, i)))
            .toList();
    return new Sample(new Table("rows", columns), features);
  }

  private static double[] column(Rows rows, int column) {
    return IntStream.range(0, rows.rows()).mapToDouble(row -> rows.at(row, column)).toArray();
  }

  /** Images, and their pixels as numbers in [0, 1]. */
  public static Sample of(ImageColumn images) {
    int size = images.type().size();
    float[] pixels = new float[Math.multiplyExact(images.rows(), size)];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = images.pixel(i / size, i % size) / 255f;
    }
    return new Sample(new Table("images", List.of(images)), new Rows(pixels, size));
  }
}
