package io.hourglass.detect.rows;

import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.detect.cells.CellPredictor;
import io.hourglass.layer.kernel.Affine;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Scores encoded rows by an ensemble, and finds the reasons. Immutable and thread-safe.
 *
 * @param codec of the rows
 * @param space in which they are scored
 * @param ensemble that scores them
 * @param predictor of their cells, for reasons
 */
public record RowScorer(
    Codec codec, FeatureSpace space, ScorerEnsemble ensemble, CellPredictor predictor) {
  /** Rows that one thread scores at a time: so few that networks do not divide them again. */
  private static final int BLOCK = Affine.BLOCK_ROWS;

  public RowScorer {
    ensemble.scorers().forEach(one -> check(space, one.scorer()));
  }

  private static void check(FeatureSpace space, Scorer scorer) {
    int width = space.width(scorer.coordinates());
    if (scorer.width() != width) {
      throw new IllegalArgumentException(
          "an ensemble must be of the %d features of its space, got %d"
              .formatted(width, scorer.width()));
    }
  }

  /** The anomaly scores of encoded rows. */
  public double[] score(Rows encoded) {
    return inBlocks(features(encoded), ensemble::score);
  }

  /** Finds the columns behind the score of an encoded row, but for images. */
  public ReasonFinder reasons(Rows row, Cells cells) {
    return new ReasonFinder(this, features(row), cells);
  }

  /** The distances of rows of features. */
  double[] distances(float[] features) {
    return inBlocks(features, ensemble::distance);
  }

  private float[] features(Rows encoded) {
    return space.extractor().of(encoded).values();
  }

  private double[] inBlocks(float[] features, Function<FeatureRows, double[]> scoring) {
    double[] scores = new double[features.length / space.width()];
    IntStream blocks = IntStream.range(0, (scores.length + BLOCK - 1) / BLOCK);
    (scores.length <= BLOCK ? blocks : blocks.parallel())
        .forEach(block -> fill(scores, block * BLOCK, features, scoring));
    return scores;
  }

  private void fill(
      double[] scores, int from, float[] features, Function<FeatureRows, double[]> scoring) {
    int to = Math.min(scores.length, from + BLOCK);
    float[] some = Arrays.copyOfRange(features, from * space.width(), to * space.width());
    System.arraycopy(scoring.apply(space.rows(some)), 0, scores, from, to - from);
  }
}
