package io.hourglass.baseline;

import io.hourglass.linalg.Moments.Spectrum;
import io.hourglass.linalg.Projection;
import java.util.Arrays;

/**
 * Squared Mahalanobis distance from the mean of the training rows (Mahalanobis 1936), with the
 * pseudo-inverse of the covariance: directions in which the training rows do not vary count
 * nothing.
 *
 * @param mean of the encoded training rows
 * @param spectrum of their covariance
 */
public record Mahalanobis(double[] mean, Spectrum spectrum) implements Baseline {
  public Mahalanobis {
    mean = mean.clone();
  }

  /** A copy of the mean of each feature. */
  @Override
  public double[] mean() {
    return mean.clone();
  }

  @Override
  public String label() {
    return "Mahalanobis distance";
  }

  @Override
  public double[] score(float[] rows) {
    int rank = spectrum.rank();
    double[] precisions =
        Arrays.stream(spectrum.variances(), 0, rank).map(variance -> 1 / variance).toArray();
    return new Projection(mean, spectrum, 0, rank).squares(rows, precisions);
  }
}
