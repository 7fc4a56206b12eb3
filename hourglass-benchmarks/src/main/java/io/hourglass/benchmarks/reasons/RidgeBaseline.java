package io.hourglass.benchmarks.reasons;

import io.hourglass.codec.Codec;
import io.hourglass.codec.PlacedColumn;
import io.hourglass.codec.Rows;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.linalg.Matrix;
import io.hourglass.linalg.Moments;
import io.hourglass.linalg.Moments.Spectrum;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Ridge regression of one number on all other columns, standardized by mean and deviation, with the
 * penalty that generalized cross-validation chooses (Golub, Heath and Wahba 1979).
 */
final class RidgeBaseline {
  private static final double[] PENALTIES = {1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1};

  private final Codec codec;
  private final double[] mean;
  private final double[] deviation;
  private final int target;
  private final int[] others;
  private final double[] coefficients;

  /** Fits the regression of a column of a codec to rows. */
  RidgeBaseline(Codec codec, String column, Rows rows) {
    this.codec = codec;
    Moments moments = Moments.of(rows.values(), rows.width());
    this.mean = moments.mean();
    this.deviation =
        IntStream.range(0, rows.width())
            .mapToDouble(i -> Math.sqrt(moments.covariance().at(i, i)))
            .map(value -> value > 0 ? value : 1)
            .toArray();
    PlacedColumn placed = placed(codec, column);
    this.target = placed.feature();
    this.others =
        IntStream.range(0, rows.width())
            .filter(i -> i < target || i >= target + placed.width())
            .toArray();
    this.coefficients = coefficients(moments, rows.rows());
  }

  private static PlacedColumn placed(Codec codec, String column) {
    return codec.placedColumns().stream()
        .filter(one -> one.column().codec().column().equals(column))
        .findFirst()
        .orElseThrow();
  }

  private double[] coefficients(Moments moments, int rows) {
    Matrix correlation =
        Matrix.of(
            others.length, others.length, (i, j) -> correlation(moments, others[i], others[j]));
    Spectrum spectrum = new Moments(new double[others.length], correlation).spectrum();
    double[] own =
        Arrays.stream(others).mapToDouble(i -> correlation(moments, i, target)).toArray();
    double[] along =
        IntStream.range(0, own.length)
            .mapToDouble(k -> dot(spectrum.directions().row(k), own))
            .toArray();
    double penalty = penalty(spectrum.variances(), along, rows);
    for (int k = 0; k < along.length; k++) {
      along[k] /= spectrum.variances()[k] + penalty;
    }
    return IntStream.range(0, own.length)
        .mapToDouble(i ->
            IntStream.range(0, own.length)
                .mapToDouble(k -> spectrum.directions().at(k, i) * along[k])
                .sum())
        .toArray();
  }

  private static double dot(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  private double correlation(Moments moments, int i, int j) {
    return moments.covariance().at(i, j) / deviation[i] / deviation[j];
  }

  private static double penalty(double[] variances, double[] along, int rows) {
    return Arrays.stream(PENALTIES)
        .boxed()
        .min(Comparator.comparingDouble(penalty -> error(penalty, variances, along, rows)))
        .orElseThrow();
  }

  /** The error by generalized cross-validation. */
  private static double error(double penalty, double[] variances, double[] along, int rows) {
    double error = 1;
    double freedom = 0;
    for (int k = 0; k < along.length; k++) {
      double shrunk = along[k] / (variances[k] + penalty);
      error += shrunk * shrunk * variances[k] - 2 * shrunk * along[k];
      freedom += variances[k] / (variances[k] + penalty);
    }
    double left = Math.max(1e-3, 1 - freedom / rows);
    return error / left / left;
  }

  /** The number that is predicted for the column in each row of a table. */
  double[] predict(Table table) {
    Rows rows = codec.encode(table);
    float[] expected = new float[rows.rows()];
    for (int row = 0; row < expected.length; row++) {
      double sum = 0;
      for (int i = 0; i < others.length; i++) {
        float value = rows.at(row, others[i]);
        sum +=
            Float.isNaN(value)
                ? 0
                : coefficients[i] * (value - mean[others[i]]) / deviation[others[i]];
      }
      expected[row] = (float) (mean[target] + sum * deviation[target]);
    }
    return decoded(expected);
  }

  private double[] decoded(float[] features) {
    PlacedColumn own =
        codec.placedColumns().stream()
            .filter(one -> one.feature() == target)
            .findFirst()
            .orElseThrow();
    NumericColumn numbers = (NumericColumn) own.column().codec().decode(new Rows(features, 1), 0);
    return IntStream.range(0, numbers.rows()).mapToDouble(numbers::get).toArray();
  }
}
