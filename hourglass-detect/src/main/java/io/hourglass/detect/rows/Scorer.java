package io.hourglass.detect.rows;

/**
 * One way to look at rows, which gives strange ones a higher score. Immutable and thread-safe; the
 * same bits on every machine.
 */
public sealed interface Scorer
    permits TailProbability, NearestNeighborEnsemble, ReconstructionError {
  /**
   * How strange rows are, each by itself.
   *
   * @return a number for each row, none negative
   */
  double[] score(DetectorInput rows);
}
