package io.hourglass.evaluate.likelihood;

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
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double variance = squares / Math.max(1, values.length - 1);
    return new Estimate(mean, Math.sqrt(variance / values.length));
  }
}
