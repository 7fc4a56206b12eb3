package io.hourglass.metric.disentanglement;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What data is known to vary by, such as the size of a shape: one of a few levels a row.
 *
 * @param name as printed
 * @param levels of the rows, 0 to {@code count - 1}
 * @param count how many levels there are, at least 2
 * @param ordered whether a higher level is more of something, as for a size and not for a shape
 */
public record Factor(String name, int[] levels, int count, boolean ordered) {
  /** A factor of more different numbers than this is cut into as many ranges of one width. */
  static final int MOST_LEVELS = 64;

  public Factor {
    if (count < 2) {
      throw new IllegalArgumentException(
          "factor \"%s\" must have at least 2 levels, got %d".formatted(name, count));
    }
    for (int level : levels) {
      if (level < 0 || level >= count) {
        throw new IllegalArgumentException(
            "levels of factor \"%s\" must be 0 to %d, got %d".formatted(name, count - 1, level));
      }
    }
  }

  /**
   * From a column of a table. The levels are those that occur: names, without order, or numbers,
   * with it; where there are more than {@value #MOST_LEVELS} different numbers, ranges of them.
   *
   * @throws DataException if there is no such column, it holds neither names nor numbers, a cell is
   *     missing, or all cells are equal
   */
  public static Factor of(Table table, String column) {
    Column cells = table.column(column);
    double[] values = values(table, cells);
    double[] distinct = Arrays.stream(values).distinct().sorted().toArray();
    if (distinct.length < 2) {
      throw DataException.inColumn(
          table.name(), column, "expected a factor of at least 2 levels, got 1 in all rows");
    }
    if (distinct.length > MOST_LEVELS) {
      return new Factor(column, QuantileBins.of(values, MOST_LEVELS), MOST_LEVELS, true);
    }
    int[] levels =
        Arrays.stream(values).mapToInt(value -> Arrays.binarySearch(distinct, value)).toArray();
    return new Factor(column, levels, distinct.length, cells instanceof NumericColumn);
  }

  private static double[] values(Table table, Column cells) {
    for (int row = 0; row < cells.rows(); row++) {
      if (cells.isMissing(row)) {
        throw DataException.inCell(
            table.name(), row + 1, cells.name(), "expected the level of a factor, got no value");
      }
    }
    IntStream rows = IntStream.range(0, cells.rows());
    if (cells instanceof NumericColumn numbers) {
      return rows.mapToDouble(numbers::get).toArray();
    }
    if (cells instanceof CategoricalColumn names) {
      return rows.mapToDouble(names::index).toArray();
    }
    throw DataException.inColumn(
        table.name(), cells.name(), "expected numbers or names, got " + cells.type().label());
  }

  /** Number of rows. */
  public int rows() {
    return levels.length;
  }
}
