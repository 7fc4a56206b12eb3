package io.hourglass.linalg;

import io.hourglass.linalg.Moments.Spectrum;

/**
 * The linear autoencoder: reconstruction from the first principal components (Pearson 1901). A
 * baseline for networks with a code of that width.
 *
 * @param mean of the encoded training rows
 * @param spectrum of their covariance
 * @param components how many directions are kept; 0 reconstructs every row as the mean
 */
public record PrincipalComponents(double[] mean, Spectrum spectrum, int components) {
  public PrincipalComponents {
    if (components < 0 || components > mean.length) {
      throw new IllegalArgumentException(
          "components must be 0 to %d, got %d".formatted(mean.length, components));
    }
  }

  /** Encoded rows, side by side, as they are reconstructed. */
  public float[] reconstruct(float[] rows) {
    int width = mean.length;
    float[] reconstructed = new float[rows.length];
    double[] centred = new double[width];
    for (int row = 0; row < rows.length / width; row++) {
      for (int i = 0; i < width; i++) {
        double error = rows[row * width + i] - mean[i];
        centred[i] = Double.isNaN(error) ? 0 : error;
      }
      double[] back = mean.clone();
      for (int k = 0; k < components; k++) {
        double along = spectrum.along(k, centred);
        double[] unit = spectrum.directions()[k];
        for (int i = 0; i < width; i++) {
          back[i] += along * unit[i];
        }
      }
      for (int i = 0; i < width; i++) {
        reconstructed[row * width + i] = (float) back[i];
      }
    }
    return reconstructed;
  }
}
