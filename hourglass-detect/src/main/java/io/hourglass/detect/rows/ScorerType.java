package io.hourglass.detect.rows;

import io.hourglass.detect.store.DetectorParts;

/**
 * A type of scorer.
 *
 * @param name in the file, unique
 * @param fit fits one to training rows
 * @param read reads the one that {@link Scorer#write} wrote
 */
public record ScorerType(String name, Fit fit, Read read) {
  /** Fits a scorer. */
  @FunctionalInterface
  public interface Fit {
    /** A scorer of these training rows. */
    Scorer of(ScorerFitting fitting);
  }

  /** Reads a scorer. */
  @FunctionalInterface
  public interface Read {
    /**
     * The scorer in some parts.
     *
     * @throws IllegalArgumentException if they are not its own
     */
    Scorer of(FeatureSpace space, DetectorParts parts);
  }
}
