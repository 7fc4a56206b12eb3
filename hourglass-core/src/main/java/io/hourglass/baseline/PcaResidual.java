package io.hourglass.baseline;

import io.hourglass.linalg.Moments.Spectrum;
import io.hourglass.linalg.Projection;
import java.util.Arrays;

/**
 * Squared error of the reconstruction from the first principal components (Pearson 1901): how far a
 * row lies from the plane of the training rows.
 *
 * @param mean of the encoded training rows
 * @param spectrum of their covariance
 * @param components how many directions span the plane
 */
public record PcaResidual(double[] mean, Spectrum spectrum, int components) implements Baseline {
  public PcaResidual {
    if (components < 0 || components > mean.length) {
      throw new IllegalArgumentException(
          "components must be 0 to %d, got %d".formatted(mean.length, components));
    }
    mean = mean.clone();
  }

  /** A copy of the mean of each feature. */
  @Override
  public double[] mean() {
    return mean.clone();
  }

  /**
   * With as few components as hold a share of the variance.
   *
   * @param share of the variance of the training rows, 0 to 1; 0.9 is usual
   */
  public static PcaResidual holding(double share, double[] mean, Spectrum spectrum) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("the share of the variance must be 0 to 1, got " + share);
    }
    return new PcaResidual(mean, spectrum, components(share, spectrum.variances()));
  }

  private static int components(double share, double[] variances) {
    double wanted = share * Arrays.stream(variances).sum();
    double held = 0;
    int components = 0;
    while (held < wanted && components < variances.length) {
      held += variances[components++];
    }
    return components;
  }

  @Override
  public String label() {
    return "PCA residual";
  }

  @Override
  public double[] score(float[] rows) {
    // along the excluded directions: no difference of great numbers, as in the row less its image
    double[] ones = new double[mean.length - components];
    Arrays.fill(ones, 1);
    return new Projection(mean, spectrum, components, mean.length).squares(rows, ones);
  }
}
