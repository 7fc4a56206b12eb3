package io.hourglass.baseline;

import java.util.Arrays;

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
    double[] scores = new double[rows.length / mean.length];
    Arrays.setAll(scores, row -> squaredDistance(rows, row * mean.length));
    return scores;
  }

  private double squaredDistance(float[] rows, int at) {
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      double error = rows[at + i] - mean[i];
      sum += Double.isNaN(error) ? 0 : error * error;
    }
    return sum;
  }
}
