package io.hourglass.linalg;

import io.hourglass.linalg.Moments.Spectrum;

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
    this.units = new double[mean.length][directions];
    for (int k = 0; k < directions; k++) {
      double[] unit = spectrum.directions().row(from + k);
      for (int i = 0; i < mean.length; i++) {
        units[i][k] = unit[i];
      }
    }
  }

  /** For every row, its squared coordinates times the weights of their directions, summed. */
  public double[] squares(float[] rows, double[] weights) {
    double[] sums = new double[rows.length / mean.length];
    RowBlocks.forEachRow(
        sums.length,
        row -> {
          double[] along = coordinates(rows, row);
          double sum = 0;
          for (int k = 0; k < directions; k++) {
            sum += along[k] * along[k] * weights[k];
          }
          sums[row] = sum;
        });
    return sums;
  }

  /** For every row, its coordinates times the weights of their directions, side by side. */
  public float[] weighted(float[] rows, double[] weights) {
    int count = rows.length / mean.length;
    float[] weighted = new float[Math.multiplyExact(count, directions)];
    RowBlocks.forEachRow(
        count,
        row -> {
          double[] along = coordinates(rows, row);
          for (int k = 0; k < directions; k++) {
            weighted[row * directions + k] = (float) (along[k] * weights[k]);
          }
        });
    return weighted;
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

  private static void add(double[] along, double times, double[] unit) {
    for (int k = 0; k < along.length; k++) {
      along[k] += times * unit[k];
    }
  }

  /** The rows with the mean where a feature is missing; the same array where none is. */
  public static float[] filled(float[] rows, double[] mean) {
    int first = 0;
    while (first < rows.length && !Float.isNaN(rows[first])) {
      first++;
    }
    if (first == rows.length) {
      return rows;
    }
    float[] filled = rows.clone();
    for (int i = first; i < filled.length; i++) {
      if (Float.isNaN(filled[i])) {
        filled[i] = (float) mean[i % mean.length];
      }
    }
    return filled;
  }
}
