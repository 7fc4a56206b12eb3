package io.hourglass.detect.rows;

import io.hourglass.detect.store.DetectorParts;
import java.util.List;

/**
 * Scorers whose normalized scores are averaged, each with the same weight.
 *
 * @param scorers at least one, all of the same features
 */
public record ScorerEnsemble(List<Normalized> scorers) {
  /** Every type of scorer, in the order in which an ensemble is fitted. */
  private static final List<ScorerType> TYPES =
      List.of(
          TailProbability.TYPE,
          NearestNeighborEnsemble.WHITENED,
          NearestNeighborEnsemble.GAUSSIANIZED,
          ReconstructionError.TYPE);

  /**
   * A scorer and how its scores become comparable.
   *
   * @param scorer of rows
   * @param normalization of its scores
   */
  public record Normalized(Scorer scorer, ScoreNormalization normalization) {}

  /**
   * What the JSON of a detector's file says of a scorer.
   *
   * @param type name of its type
   * @param normalization of its scores
   */
  public record ScorerState(String type, ScoreNormalization normalization) {}

  public ScorerEnsemble {
    scorers = List.copyOf(scorers);
    List<Integer> widths = scorers.stream().map(one -> one.scorer().width()).toList();
    boolean isUniform = isUniform(scorers, true) && isUniform(scorers, false);
    if (scorers.isEmpty() || !isUniform) {
      throw new IllegalArgumentException(
          "an ensemble must have scorers, all of the same features, got widths " + widths);
    }
  }

  /** Whether all that score features, or all that score whitened rows, agree in the width. */
  private static boolean isUniform(List<Normalized> scorers, boolean ofFeatures) {
    return scorers.stream()
            .map(Normalized::scorer)
            .filter(scorer -> (scorer.coordinates() == Coordinates.FEATURES) == ofFeatures)
            .mapToInt(Scorer::width)
            .distinct()
            .count()
        <= 1;
  }

  /**
   * Fits a scorer of every type.
   *
   * @param fitting what they are fitted to
   * @param reference training rows whose scores set the normalization
   */
  public static ScorerEnsemble fit(ScorerFitting fitting, FeatureRows reference) {
    return new ScorerEnsemble(
        TYPES.stream()
            .map(type -> type.fit().of(fitting))
            .map(scorer -> new Normalized(scorer, ScoreNormalization.fit(scorer.score(reference))))
            .toList());
  }

  /**
   * Reads the ensemble that {@link #write} wrote.
   *
   * @param states of its scorers, as {@link #states} gave them
   */
  public static ScorerEnsemble read(
      FeatureSpace space, List<ScorerState> states, DetectorParts parts) {
    return new ScorerEnsemble(
        states.stream()
            .map(state ->
                new Normalized(
                    type(state.type()).read().of(space, parts.under(state.type())),
                    state.normalization()))
            .toList());
  }

  private static ScorerType type(String name) {
    return TYPES.stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "the type of a scorer must be one of %s, got %s"
                    .formatted(TYPES.stream().map(ScorerType::name).toList(), name)));
  }

  /** Types and normalizations, for the JSON of a file. */
  public List<ScorerState> states() {
    return scorers.stream()
        .map(one -> new ScorerState(one.scorer().type().name(), one.normalization()))
        .toList();
  }

  /** Writes every scorer under the name of its type. */
  public void write(DetectorParts parts) {
    scorers.forEach(one -> one.scorer().write(parts.under(one.scorer().type().name())));
  }

  /** The anomaly scores of rows: the mean of the clipped scores. */
  public double[] score(FeatureRows rows) {
    return mean(rows, ScoreNormalization::clipped);
  }

  /** The mean of the normalized scores without a bound, by which columns are compared. */
  public double[] distance(FeatureRows rows) {
    return mean(rows, ScoreNormalization::normalized);
  }

  /** What a scorer's score counts. */
  private interface Weighing {
    double of(ScoreNormalization normalization, double score);
  }

  private double[] mean(FeatureRows rows, Weighing weighing) {
    double[] mean = new double[rows.count()];
    for (Normalized one : scorers) {
      double[] scores = one.scorer().score(rows);
      for (int row = 0; row < mean.length; row++) {
        mean[row] += weighing.of(one.normalization(), scores[row]) / scorers.size();
      }
    }
    return mean;
  }
}
