package io.hourglass.detect.rows;

import io.hourglass.detect.store.DetectorParts;

/**
 * One scorer of an ensemble: gives anomalous rows a higher score. Immutable and thread-safe; the
 * same bits on every machine.
 *
 * <p>A new scorer is a class that implements this, with a {@link ScorerType} that fits and reads
 * it, and that type's name in the list of {@link ScorerEnsemble}. It need not explain its scores:
 * {@link ReasonFinder} measures what they fall by when a column has the value that is expected of
 * it, which holds for whatever scores.
 */
public interface Scorer {
  /** What fits and reads such a scorer. */
  ScorerType type();

  /** In which it measures rows. */
  default Coordinates coordinates() {
    return Coordinates.FEATURES;
  }

  /** Numbers of the rows it scores, in its coordinates. */
  int width();

  /**
   * Scores rows, each by itself.
   *
   * @return a number for each row, none negative
   */
  double[] score(FeatureRows rows);

  /** Writes what {@link ScorerType#read} needs. */
  void write(DetectorParts parts);
}
