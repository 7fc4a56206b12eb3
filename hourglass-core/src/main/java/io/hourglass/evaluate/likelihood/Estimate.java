package io.hourglass.evaluate.likelihood;

import java.util.Arrays;

/**
 * A mean over rows with its standard error.
 *
 * @param mean of the rows' values
 * @param standardError standard error of the mean; 0 for a single row
 */
public record Estimate(double mean, double standardError) {
  /**
   * Estimates the mean of one value a row.
   *
   * @param values at least one
   */
  public static Estimate of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a mean must be over at least 1 row, got none");
    }
    double mean = sum(values) / values.length;
    double[] squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).toArray();
    double variance = sum(squares) / Math.max(1, values.length - 1);
    return new Estimate(mean, Math.sqrt(variance / values.length));
  }

  /** A plain sum, one value after the other: that of a stream is compensated. */
  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
