package io.hourglass.linalg;

import io.hourglass.linalg.Moments.Spectrum;
import java.util.Arrays;

/**
 * Turns encoded rows into coordinates along the principal directions, each divided by its standard
 * deviation: distances between whitened rows are Mahalanobis distances. Directions in which the
 * training rows do not vary are excluded.
 *
 * @param mean of the encoded training rows
 * @param spectrum of their covariance
 */
public record Whitening(double[] mean, Spectrum spectrum) {
  public Whitening {
    mean = mean.clone();
  }

  /** A copy of the mean of each feature. */
  @Override
  public double[] mean() {
    return mean.clone();
  }

  /** Numbers of a whitened row; at least 1, which is 0 in every row where nothing varies. */
  public int width() {
    return Math.max(1, spectrum.rank());
  }

  /** Encoded rows side by side, whitened; missing features count as the mean. */
  public float[] apply(float[] rows) {
    int width = width();
    double[] weights =
        Arrays.stream(spectrum.variances(), 0, width)
            .map(variance -> variance > 0 ? 1 / Math.sqrt(variance) : 0)
            .toArray();
    return new Projection(mean, spectrum, 0, width).weighted(rows, weights);
  }
}
