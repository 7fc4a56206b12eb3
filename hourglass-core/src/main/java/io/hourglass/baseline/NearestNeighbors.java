package io.hourglass.baseline;

import io.hourglass.linalg.NearestRows;
import io.hourglass.linalg.Projection;
import io.hourglass.linalg.Whitening;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Mean distance from the nearest training rows (Angiulli and Pizzuti 2002), in encoded units or
 * between whitened rows. The training rows are kept: memory and time grow with them.
 */
public final class NearestNeighbors implements Baseline {
  private final String label;
  private final int neighbors;
  private final UnaryOperator<float[]> preparation;
  private final NearestRows training;

  private NearestNeighbors(
      String label, int neighbors, UnaryOperator<float[]> preparation, NearestRows training) {
    this.label = label;
    this.neighbors = neighbors;
    this.preparation = preparation;
    this.training = training;
  }

  /**
   * In encoded units.
   *
   * @param neighbors how many, at least 1; 5 is usual
   * @param rows encoded training rows side by side, at least one
   * @param mean of each feature
   */
  public static NearestNeighbors of(int neighbors, float[] rows, double[] mean) {
    UnaryOperator<float[]> preparation = some -> Projection.filled(some, mean);
    NearestRows training = NearestRows.of(preparation.apply(rows), mean.length);
    return new NearestNeighbors(label(neighbors), neighbors, preparation, training);
  }

  /**
   * In encoded units, found sooner where there are many features: rows are rotated to their
   * principal directions, which changes no distance, but most of it then lies in the first few
   * coordinates.
   *
   * @param neighbors how many, at least 1
   * @param rows encoded training rows side by side, at least one
   * @param basis mean and principal directions of these rows
   */
  public static NearestNeighbors turned(int neighbors, float[] rows, Whitening basis) {
    int width = basis.mean().length;
    double[] ones = new double[width];
    Arrays.fill(ones, 1);
    Projection turn = new Projection(basis.mean(), basis.spectrum(), 0, width);
    UnaryOperator<float[]> preparation = some -> turn.weighted(some, ones);
    NearestRows training = NearestRows.of(preparation.apply(rows), width);
    return new NearestNeighbors(label(neighbors), neighbors, preparation, training);
  }

  private static String label(int neighbors) {
    return "%d nearest neighbors".formatted(neighbors);
  }

  /** Between whitened rows. */
  public static NearestNeighbors whitened(int neighbors, float[] rows, Whitening whitening) {
    NearestRows training = NearestRows.of(whitening.apply(rows), whitening.width());
    return new NearestNeighbors(
        label(neighbors) + ", whitened", neighbors, whitening::apply, training);
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public double[] score(float[] rows) {
    return training.distances(preparation.apply(rows), neighbors);
  }

  /** Scores of the training rows, none of them its own neighbor. */
  public double[] scoreTraining() {
    return training.distancesFromOthers(neighbors);
  }
}
