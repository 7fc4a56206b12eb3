package io.hourglass.linalg;

import io.hourglass.linalg.Moments.Spectrum;
import java.util.Arrays;

/**
 * The linear autoencoder: reconstruction from the first principal components (Pearson 1901). The
 * baseline of a network with a code of that width. Immutable and thread-safe.
 */
public final class PrincipalComponents {
  private final double[] mean;
  private final double[][] directions;

  /**
   * Keeps the first components.
   *
   * @param mean of the encoded training rows
   * @param spectrum of their covariance
   * @param components number of directions; 0 reconstructs every row as the mean
   */
  public PrincipalComponents(double[] mean, Spectrum spectrum, int components) {
    if (components < 0 || components > mean.length) {
      throw new IllegalArgumentException(
          "components must be 0 to %d, got %d".formatted(mean.length, components));
    }
    this.mean = mean.clone();
    this.directions = new double[components][];
    Arrays.setAll(directions, spectrum.directions()::row);
  }

  /** The reconstructions of encoded rows, side by side. */
  public float[] reconstruct(float[] rows) {
    int width = mean.length;
    float[] reconstructed = new float[rows.length];
    double[] centered = new double[width];
    for (int row = 0; row < rows.length / width; row++) {
      for (int i = 0; i < width; i++) {
        double error = rows[row * width + i] - mean[i];
        centered[i] = Double.isNaN(error) ? 0 : error;
      }
      double[] back = mean.clone();
      for (double[] direction : directions) {
        double along = dot(direction, centered);
        for (int i = 0; i < width; i++) {
          back[i] += along * direction[i];
        }
      }
      for (int i = 0; i < width; i++) {
        reconstructed[row * width + i] = (float) back[i];
      }
    }
    return reconstructed;
  }

  private static double dot(double[] direction, double[] centered) {
    double sum = 0;
    for (int i = 0; i < direction.length; i++) {
      sum += direction[i] * centered[i];
    }
    return sum;
  }
}
