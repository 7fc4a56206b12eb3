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
    for (int at = 0; at < rows.length; at += width) {
      copy(reconstruct(rows, at), reconstructed, at);
    }
    return reconstructed;
  }

  private static void copy(double[] row, float[] to, int at) {
    for (int i = 0; i < row.length; i++) {
      to[at + i] = (float) row[i];
    }
  }

  private double[] reconstruct(float[] rows, int at) {
    double[] centered = centered(rows, at);
    double[] row = mean.clone();
    for (double[] direction : directions) {
      Projection.add(row, dot(direction, centered), direction);
    }
    return row;
  }

  private double[] centered(float[] rows, int at) {
    double[] centered = new double[mean.length];
    for (int i = 0; i < centered.length; i++) {
      double error = rows[at + i] - mean[i];
      centered[i] = Double.isNaN(error) ? 0 : error;
    }
    return centered;
  }

  private static double dot(double[] direction, double[] centered) {
    double sum = 0;
    for (int i = 0; i < direction.length; i++) {
      sum += direction[i] * centered[i];
    }
    return sum;
  }
}
