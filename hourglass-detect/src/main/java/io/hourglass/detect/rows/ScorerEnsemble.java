package io.hourglass.detect.rows;

import java.util.List;

/**
 * The ways in which a detector looks at rows. Each says where a row stands among normal ones, and
 * counts the same.
 *
 * @param tails values that are rare by themselves
 * @param neighbours far from any normal row
 * @param bentNeighbours the same where every feature was bent first
 * @param reconstruction not as the autoencoders expect
 */
public record ScorerEnsemble(
    TailProbability tails,
    NearestNeighborEnsemble neighbours,
    NearestNeighborEnsemble bentNeighbours,
    ReconstructionError reconstruction) {
  public ScorerEnsemble {
    int width = tails.width();
    if (neighbours.width() != width
        || bentNeighbours.width() != width
        || reconstruction.width() != width) {
      throw new IllegalArgumentException(
          "all views must be of %d features, got %d, %d and %d"
              .formatted(
                  width, neighbours.width(), bentNeighbours.width(), reconstruction.width()));
    }
    if (neighbours.frame() == bentNeighbours.frame()) {
      throw new IllegalArgumentException("neighbours must be in two frames, got one");
    }
  }

  /** All of them, in order. */
  private List<Scorer> all() {
    return List.of(tails, neighbours, bentNeighbours, reconstruction);
  }

  /** Of the scores of normal rows in every view. */
  public List<ScoreNormalization> standings(DetectorInput normal) {
    return all().stream().map(view -> ScoreNormalization.among(view.score(normal))).toList();
  }

  /** Refuses standings that are not one a view. */
  public void check(List<ScoreNormalization> standings) {
    if (standings.size() != all().size()) {
      throw new IllegalArgumentException(
          "there must be a standing for each of %d views, got %d"
              .formatted(all().size(), standings.size()));
    }
  }

  /** Scores of rows: the mean vote of all views. */
  public double[] score(DetectorInput rows, List<ScoreNormalization> standings) {
    return mean(rows, standings, ScoreNormalization::vote);
  }

  /** How far out rows are, without a bound: the mean standing in all views. */
  public double[] distance(DetectorInput rows, List<ScoreNormalization> standings) {
    return mean(rows, standings, ScoreNormalization::of);
  }

  /** What a view's score counts. */
  private interface Count {
    double of(ScoreNormalization standing, double score);
  }

  private double[] mean(DetectorInput rows, List<ScoreNormalization> standings, Count count) {
    List<Scorer> views = all();
    double[] mean = new double[rows.count()];
    for (int i = 0; i < views.size(); i++) {
      double[] scores = views.get(i).score(rows);
      for (int row = 0; row < mean.length; row++) {
        mean[row] += count.of(standings.get(i), scores[row]) / views.size();
      }
    }
    return mean;
  }
}
