package io.hourglass.task;

import io.hourglass.task.Moments.Spectrum;

/**
 * Squared Mahalanobis distance from the mean of the training rows (Mahalanobis 1936), with the
 * pseudo-inverse of the covariance: directions in which the training rows do not vary count
 * nothing.
 *
 * @param mean of the encoded training rows
 * @param spectrum of their covariance
 */
public record Mahalanobis(double[] mean, Spectrum spectrum) implements Baseline {
  /** Variances below this share of the greatest are rounding error. */
  private static final double NEGLIGIBLE = 1e-9;

  @Override
  public String label() {
    return "Mahalanobis distance";
  }

  @Override
  public double[] score(float[] rows) {
    int width = mean.length;
    double[] scores = new double[rows.length / width];
    double least = spectrum.variances()[0] * NEGLIGIBLE;
    double[] centred = new double[width];
    for (int row = 0; row < scores.length; row++) {
      for (int i = 0; i < width; i++) {
        double error = rows[row * width + i] - mean[i];
        centred[i] = Double.isNaN(error) ? 0 : error;
      }
      for (int k = 0; k < width && spectrum.variances()[k] > least; k++) {
        double along = spectrum.along(k, centred);
        scores[row] += along * along / spectrum.variances()[k];
      }
    }
    return scores;
  }
}
