package io.hourglass.benchmarks.reasons;

import io.hourglass.benchmarks.detection.RowSelection;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Normal rows with one cell each replaced: a number is moved up or down by some standard deviations
 * of the training rows, a category is swapped for another one.
 *
 * @param clean rows
 * @param corrupted the same rows, one cell of each replaced
 * @param columns which one, by row
 */
record CorruptedRows(Table clean, Table corrupted, int[] columns) {
  /** Relative to the mean, the deviation of a column that is constant but for rounding. */
  private static final double CONSTANT = 1e-9;

  /**
   * Corrupts rows.
   *
   * @param rows normal ones; drawn from again where there are fewer than asked for
   * @param training rows that give the deviations and the categories
   */
  static CorruptedRows of(Table rows, Table training, int count, double deviations, long seed) {
    int[] order = RowSelection.shuffled(rows.rows(), seed);
    Table clean =
        rows.select(IntStream.range(0, count).map(i -> order[i % order.length]).toArray());
    SplittableRandom random = new SplittableRandom(seed);
    int[] usable =
        RowSelection.where(
            training.columns().size(), column -> varies(training.columns().get(column)));
    int[] columns =
        IntStream.range(0, count).map(row -> drawn(clean, row, usable, random)).toArray();
    List<Column> corrupted =
        IntStream.range(0, clean.columns().size())
            .mapToObj(column -> {
              int[] own = RowSelection.where(count, row -> columns[row] == column);
              return corrupted(
                  clean.columns().get(column),
                  training.columns().get(column),
                  own,
                  deviations,
                  random);
            })
            .toList();
    return new CorruptedRows(clean, new Table(clean.name(), corrupted), columns);
  }

  /** A column in which a row has a cell. */
  private static int drawn(Table clean, int row, int[] usable, SplittableRandom random) {
    int column;
    do {
      column = usable[random.nextInt(usable.length)];
    } while (clean.columns().get(column).isMissing(row));
    return column;
  }

  private static boolean varies(Column column) {
    return column instanceof NumericColumn numbers
        ? deviation(numbers) > CONSTANT * (1 + Math.abs(present(numbers).average().orElse(0)))
        : column instanceof CategoricalColumn names && names.levels().size() > 1;
  }

  static double deviation(NumericColumn column) {
    double mean = present(column).average().orElse(0);
    return Math.sqrt(
        present(column).map(value -> (value - mean) * (value - mean)).average().orElse(0));
  }

  static DoubleStream present(NumericColumn column) {
    return IntStream.range(0, column.rows())
        .mapToDouble(column::get)
        .filter(value -> !Double.isNaN(value));
  }

  private static Column corrupted(
      Column clean, Column training, int[] rows, double deviations, SplittableRandom random) {
    if (clean instanceof NumericColumn numbers) {
      double move = deviations * deviation((NumericColumn) training);
      return moved(numbers, rows, move, random);
    }
    String[] names =
        IntStream.range(0, clean.rows())
            .mapToObj(row -> clean.value(row).toString())
            .toArray(String[]::new);
    List<String> levels = ((CategoricalColumn) training).levels();
    Arrays.stream(rows).forEach(row -> names[row] = another(names[row], levels, random));
    return CategoricalColumn.of(clean.name(), Arrays.asList(names));
  }

  private static Column moved(
      NumericColumn clean, int[] rows, double move, SplittableRandom random) {
    double[] values = IntStream.range(0, clean.rows()).mapToDouble(clean::get).toArray();
    for (int row : rows) {
      values[row] += random.nextBoolean() ? move : -move;
    }
    return new NumericColumn(clean.name(), values);
  }

  private static String another(String name, List<String> levels, SplittableRandom random) {
    List<String> others = levels.stream().filter(level -> !level.equals(name)).toList();
    return others.get(random.nextInt(others.size()));
  }

  boolean isNumber(int row) {
    return clean.columns().get(columns[row]) instanceof NumericColumn;
  }

  String column(int row) {
    return clean.columns().get(columns[row]).name();
  }

  /** The number that was there before. */
  double truth(int row) {
    return ((NumericColumn) clean.columns().get(columns[row])).get(row);
  }
}
