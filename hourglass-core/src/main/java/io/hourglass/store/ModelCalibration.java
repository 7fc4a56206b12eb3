package io.hourglass.store;

import java.util.Arrays;
import java.util.List;

/**
 * The distribution of the scores of normal rows, in nats, to compare new scores with.
 *
 * @param rows how many rows it was taken from
 * @param heldOut whether those were held out from training
 * @param probabilities of the quantiles, ascending
 * @param scores the quantiles
 */
public record ModelCalibration(
    long rows, boolean heldOut, List<Double> probabilities, List<Double> scores) {
  private static final List<Double> PROBABILITIES =
      List.of(0.0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.995, 0.999, 1.0);

  public ModelCalibration {
    probabilities = List.copyOf(probabilities);
    scores = List.copyOf(scores);
    if (probabilities.size() != scores.size()) {
      throw new IllegalArgumentException(
          "there must be a score for each of %d probabilities, got %d"
              .formatted(probabilities.size(), scores.size()));
    }
    if (rows < 1) {
      throw new IllegalArgumentException("there must be at least 1 score, got " + rows);
    }
  }

  /** The distribution of the given scores, at least one. */
  public static ModelCalibration of(double[] scores, boolean heldOut) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("there must be at least 1 score, got none");
    }
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    List<Double> quantiles = PROBABILITIES.stream().map(p -> quantile(sorted, p)).toList();
    return new ModelCalibration(sorted.length, heldOut, PROBABILITIES, quantiles);
  }

  private static double quantile(double[] sorted, double probability) {
    double at = probability * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
