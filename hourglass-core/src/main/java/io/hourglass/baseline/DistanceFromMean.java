package io.hourglass.baseline;

/**
 * Squared distance from the mean of the training rows, in encoded units: for standardized columns
 * the sum of squared z-scores.
 *
 * @param mean of the encoded training rows
 */
public record DistanceFromMean(double[] mean) implements Baseline {
  public DistanceFromMean {
    mean = mean.clone();
  }

  /** A copy of the mean of each feature. */
  @Override
  public double[] mean() {
    return mean.clone();
  }

  @Override
  public String label() {
    return "distance from the mean";
  }

  @Override
  public double[] score(float[] rows) {
    int width = mean.length;
    double[] scores = new double[rows.length / width];
    for (int row = 0; row < scores.length; row++) {
      for (int i = 0; i < width; i++) {
        double error = rows[row * width + i] - mean[i];
        scores[row] += Double.isNaN(error) ? 0 : error * error;
      }
    }
    return scores;
  }
}
