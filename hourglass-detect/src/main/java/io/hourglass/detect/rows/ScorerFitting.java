package io.hourglass.detect.rows;

import io.hourglass.Autoencoder;

/**
 * What a scorer is fitted to.
 *
 * @param space of the rows
 * @param rows for training, most of them normal
 * @param contamination the share of the rows that may be anomalous, in [0, 0.5)
 * @param seed of everything random
 * @param trainer of autoencoders
 */
public record ScorerFitting(
    FeatureSpace space, FeatureRows rows, double contamination, long seed, Trainer trainer) {
  /** Trains an autoencoder of numbers: this package knows no engine that does. */
  @FunctionalInterface
  public interface Trainer {
    /**
     * An autoencoder of rows of numbers, which takes them as they are.
     *
     * @param rows side by side
     * @param width of a row
     */
    Autoencoder train(float[] rows, int width, long seed);
  }
}
