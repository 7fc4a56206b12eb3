package io.hourglass.baseline;

/**
 * A simple detector on encoded rows that an autoencoder has to beat to be worth having. Missing
 * features count as the mean. A row's score does not depend on the rows that are scored with it.
 */
public sealed interface Baseline
    permits DistanceFromMean, IsolationForest, Mahalanobis, NearestNeighbors, PcaResidual {
  /** As printed: {@code distance from the mean}. */
  String label();

  /** Scores of encoded rows side by side, higher is more anomalous. */
  double[] score(float[] rows);
}
