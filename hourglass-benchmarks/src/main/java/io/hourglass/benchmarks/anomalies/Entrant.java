package io.hourglass.benchmarks.anomalies;

/** A detector of anomalies that takes part. Knows neither the labels nor the rows to be scored. */
public interface Entrant {
  /** As the table's column is headed: a short word. */
  String name();

  /**
   * Learns from rows.
   *
   * @param rows standardized features side by side, NaN where missing
   * @param width features of a row
   * @param seed of whatever is random; the same rows and seed give the same scores
   */
  Scorer fit(float[] rows, int width, long seed);

  /** What has been learned. */
  @FunctionalInterface
  interface Scorer {
    /** Scores of rows side by side, higher is stranger; none is NaN. */
    double[] score(float[] rows);

    /**
     * Scores of the rows that were learned from, in their order.
     *
     * @param rows these rows; who compares rows with those learned must not compare one with itself
     */
    default double[] scoreTraining(float[] rows) {
      return score(rows);
    }
  }
}
