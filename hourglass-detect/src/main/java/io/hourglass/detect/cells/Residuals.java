package io.hourglass.detect.cells;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Collects how the cells of rows deviate from predictions; missing cells are passed over. */
final class Residuals {
  private final List<FeatureBlock> cells;
  private final BoundedScaling scaling;
  private final float[] rows;
  private final float[][] values;
  private final float[][] predicted;
  private final int[] counts;

  /**
   * Collects nothing yet.
   *
   * @param rows of features, side by side
   */
  Residuals(List<FeatureBlock> cells, BoundedScaling scaling, float[] rows) {
    this.cells = cells;
    this.scaling = scaling;
    this.rows = rows;
    this.values = new float[cells.size()][rows.length / scaling.width()];
    this.predicted = new float[cells.size()][rows.length / scaling.width()];
    this.counts = new int[cells.size()];
  }

  /** Adds what a cell of a row deviates from scaled features that were expected of it. */
  void add(int row, int cell, double[] expected) {
    FeatureBlock block = cells.get(cell);
    int at = row * scaling.width() + block.start();
    if (!Float.isNaN(rows[at])) {
      float[] actual = Arrays.copyOfRange(rows, at, at + block.width());
      values[cell][counts[cell]] = (float) residual(block, actual, expected);
      predicted[cell][counts[cell]++] = (float) expected[0];
    }
  }

  private double residual(FeatureBlock cell, float[] actual, double[] expected) {
    if (cell.isNumber()) {
      return scaling.apply(actual[0], cell.start()) - expected[0];
    }
    double[] probabilities = scaling.probabilities(cell, expected);
    double sum = 0;
    for (int i = 0; i < expected.length; i++) {
      double error = scaling.apply(actual[i], cell.start() + i) - expected[i];
      sum += cell.isCategorical() ? actual[i] * probabilities[i] : error * error;
    }
    return sum;
  }

  /** What is usual of every cell. */
  List<UsualRange> ranges() {
    return IntStream.range(0, cells.size()).mapToObj(this::range).toList();
  }

  /** The range of what is predicted, of every cell; it means something for numbers. */
  List<UsualRange> predictions() {
    return IntStream.range(0, cells.size())
        .mapToObj(cell -> UsualRange.ofPredictions(sorted(predicted[cell], counts[cell])))
        .toList();
  }

  private static float[] sorted(float[] values, int count) {
    float[] sorted = Arrays.copyOf(values, Math.max(1, count));
    Arrays.sort(sorted);
    return sorted;
  }

  private UsualRange range(int cell) {
    float[] sorted = sorted(values[cell], counts[cell]);
    if (cells.get(cell).isNumber()) {
      return UsualRange.ofNumber(sorted);
    }
    return cells.get(cell).isCategorical()
        ? UsualRange.ofCategory(sorted)
        : UsualRange.ofMoment(sorted);
  }
}
