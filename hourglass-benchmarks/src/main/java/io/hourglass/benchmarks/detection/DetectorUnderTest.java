package io.hourglass.benchmarks.detection;

import io.hourglass.detect.threshold.NormalScores;

/** A detector that is measured. It sees neither labels nor the rows to be scored. */
public interface DetectorUnderTest {
  /** As printed: a short word. */
  String name();

  /**
   * Fits to rows.
   *
   * @param seed of whatever is random; the same rows and seed give the same scores
   */
  FittedDetector fit(Sample training, long seed);

  /** A fitted detector. */
  @FunctionalInterface
  interface FittedDetector {
    /** Scores of rows, higher is more anomalous; none is NaN. */
    double[] score(Sample rows);

    /**
     * Scores of the rows that it was fitted to, in their order: what compares rows with those
     * learned must not compare one with itself.
     */
    default double[] scoreTraining(Sample training) {
      return score(training);
    }

    /**
     * How normal rows score that were held out.
     *
     * @throws IllegalStateException if none were
     */
    default NormalScores normal() {
      throw new IllegalStateException("no rows were held out");
    }
  }
}
