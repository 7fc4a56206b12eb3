package io.hourglass.metric.disentanglement;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A known factor of variation, such as the size of a shape: a level for each row.
 *
 * @param name as printed
 * @param levels by row, 0 to {@code count - 1}
 * @param count number of levels, at least 2
 * @param ordered whether levels are ordered, as sizes are and shapes are not
 */
public record Factor(String name, int[] levels, int count, boolean ordered) {
  /** A factor of more distinct numbers is cut into this many bins of equal width. */
  static final int MAX_LEVELS = 64;

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
    levels = levels.clone();
  }

  /**
   * A factor from a column of a table. Its levels are the categories, unordered, or the numbers,
   * ordered, that occur; where there are more than {@value #MAX_LEVELS} distinct numbers, bins of
   * them.
   *
   * @throws DataException if there is no such column, it is neither categorical nor numeric, a cell
   *     is missing, or all cells are equal
   */
  public static Factor of(Table table, String column) {
    Column cells = table.column(column);
    double[] values = values(table, cells);
    int count = (int) Arrays.stream(values).distinct().count();
    checkLevels(table, column, count);
    return count > MAX_LEVELS
        ? new Factor(column, HistogramBins.of(values, MAX_LEVELS), MAX_LEVELS, true)
        : new Factor(column, HistogramBins.ranks(values), count, cells instanceof NumericColumn);
  }

  private static void checkLevels(Table table, String column, int count) {
    if (count < 2) {
      throw DataException.inColumn(
          table.name(), column, "expected a factor of at least 2 levels, got 1 in all rows");
    }
  }

  private static double[] values(Table table, Column cells) {
    checkPresent(table, cells);
    IntStream rows = IntStream.range(0, cells.rows());
    if (cells instanceof NumericColumn numbers) {
      return rows.mapToDouble(numbers::get).toArray();
    }
    if (cells instanceof CategoricalColumn names) {
      return rows.mapToDouble(names::index).toArray();
    }
    String got = cells.type().label();
    throw DataException.inColumn(
        table.name(), cells.name(), "expected numbers or categories, got " + got);
  }

  private static void checkPresent(Table table, Column cells) {
    for (int row = 0; row < cells.rows(); row++) {
      if (cells.isMissing(row)) {
        throw DataException.inCell(
            table.name(), row + 1, cells.name(), "expected the level of a factor, got no value");
      }
    }
  }

  /** A copy of the levels of all rows. */
  @Override
  public int[] levels() {
    return levels.clone();
  }

  /** The level of one row. */
  public int level(int row) {
    return levels[row];
  }

  /** Number of rows. */
  public int rows() {
    return levels.length;
  }
}
