package io.hourglass.linalg;

import io.hourglass.linalg.Moments.Spectrum;
import java.util.Arrays;

/**
 * Coordinates of rows along some of the principal directions. Missing features count as the mean.
 * Each row is projected by itself: its coordinates are the same to the bit in any batch.
 */
public final class Projection {
  private final double[] mean;
  private final int directions;

  /** {@code [feature][direction]}: the innermost loop runs over directions. */
  private final double[][] units;

  /** Along the directions {@code from} (included) to {@code to} (not included). */
  public Projection(double[] mean, Spectrum spectrum, int from, int to) {
    this.mean = mean.clone();
    this.directions = to - from;
    this.units = new double[mean.length][];
    Arrays.setAll(units, i -> Arrays.copyOfRange(spectrum.directions().column(i), from, to));
  }

  /** For every row, its squared coordinates times the weights of their directions, summed. */
  public double[] squares(float[] rows, double[] weights) {
    double[] sums = new double[rows.length / mean.length];
    RowBlocks.forEachRow(
        sums.length, row -> sums[row] = weightedSquare(coordinates(rows, row), weights));
    return sums;
  }

  private static double weightedSquare(double[] along, double[] weights) {
    double sum = 0;
    for (int k = 0; k < along.length; k++) {
      sum += along[k] * along[k] * weights[k];
    }
    return sum;
  }

  /** For every row, its coordinates times the weights of their directions, side by side. */
  public float[] weighted(float[] rows, double[] weights) {
    int count = rows.length / mean.length;
    float[] weighted = new float[Math.multiplyExact(count, directions)];
    RowBlocks.forEachRow(
        count, row -> multiply(coordinates(rows, row), weights, weighted, row * directions));
    return weighted;
  }

  private static void multiply(double[] along, double[] weights, float[] products, int at) {
    for (int k = 0; k < along.length; k++) {
      products[at + k] = (float) (along[k] * weights[k]);
    }
  }

  private double[] coordinates(float[] rows, int row) {
    double[] along = new double[directions];
    for (int i = 0; i < mean.length; i++) {
      double error = rows[row * mean.length + i] - mean[i];
      if (error != 0 && !Double.isNaN(error)) {
        add(along, error, units[i]);
      }
    }
    return along;
  }

  static void add(double[] along, double times, double[] unit) {
    for (int k = 0; k < along.length; k++) {
      along[k] += times * unit[k];
    }
  }

  /** The rows with the mean where a feature is missing; the same array where none is. */
  public static float[] filled(float[] rows, double[] mean) {
    int first = firstMissing(rows);
    float[] filled = first == rows.length ? rows : rows.clone();
    for (int i = first; i < filled.length; i++) {
      filled[i] = Float.isNaN(filled[i]) ? (float) mean[i % mean.length] : filled[i];
    }
    return filled;
  }

  private static int firstMissing(float[] rows) {
    int first = 0;
    while (first < rows.length && !Float.isNaN(rows[first])) {
      first++;
    }
    return first;
  }
}
