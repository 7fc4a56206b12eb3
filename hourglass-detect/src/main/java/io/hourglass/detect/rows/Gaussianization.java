package io.hourglass.detect.rows;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Bends every feature by itself so that its values on normal rows are normally distributed: a value
 * counts as the normal quantile of its rank (the nonparanormal of Liu, Lafferty and Wasserman
 * 2009). Columns with long tails or several humps are then measured as evenly as others; what goes
 * together is left as it is. Beyond the least and the greatest value it goes on straight.
 *
 * <p>The normal quantile is Tukey's lambda (1960): closed, so that it has the same bits everywhere,
 * and near enough for a scale.
 */
final class Gaussianization {
  private static final double LAMBDA = 0.135;
  private static final double SCALE = 0.1975;

  /** Of each feature, in ascending order, each once. */
  private final float[][] values;

  /** What each of them counts as. */
  private final float[][] scores;

  /** What a unit beyond the ends counts as. */
  private final float[] slopes;

  private Gaussianization(float[][] values, float[][] scores, float[] slopes) {
    this.values = values;
    this.scores = scores;
    this.slopes = slopes;
  }

  /**
   * By the quantiles of every feature, {@code [feature * count + quantile]}, ascending.
   *
   * @param width number of features
   */
  static Gaussianization of(float[] all, int width) {
    int count = all.length / width;
    float[][] values = new float[width][];
    float[][] scores = new float[width][];
    float[] slopes = new float[width];
    for (int feature = 0; feature < width; feature++) {
      float[] quantiles = Arrays.copyOfRange(all, feature * count, (feature + 1) * count);
      values[feature] = distinct(quantiles);
      scores[feature] = scores(quantiles, values[feature]);
      slopes[feature] = (float) (1 / deviation(quantiles));
    }
    return new Gaussianization(values, scores, slopes);
  }

  private static float[] distinct(float[] ascending) {
    int[] first =
        IntStream.range(0, ascending.length)
            .filter(i -> i == 0 || ascending[i] != ascending[i - 1])
            .toArray();
    float[] distinct = new float[first.length];
    for (int i = 0; i < first.length; i++) {
      distinct[i] = ascending[first[i]];
    }
    return distinct;
  }

  /** Of the middle of the ranks of each value. */
  private static float[] scores(float[] quantiles, float[] distinct) {
    float[] scores = new float[distinct.length];
    int below = 0;
    for (int i = 0; i < scores.length; i++) {
      int upTo = below;
      while (upTo < quantiles.length && quantiles[upTo] == distinct[i]) {
        upTo++;
      }
      scores[i] = (float) normalQuantile((below + upTo) / 2.0 / quantiles.length);
      below = upTo;
    }
    return scores;
  }

  private static double normalQuantile(double share) {
    return (StrictMath.pow(share, LAMBDA) - StrictMath.pow(1 - share, LAMBDA)) / SCALE;
  }

  /** Standard deviation; 1 for what never varies. */
  private static double deviation(float[] quantiles) {
    double mean = 0;
    for (float quantile : quantiles) {
      mean += quantile;
    }
    mean /= quantiles.length;
    double square = 0;
    for (float quantile : quantiles) {
      square += (quantile - mean) * (quantile - mean);
    }
    return square > 0 ? Math.sqrt(square / quantiles.length) : 1;
  }

  /** Encoded rows, bent; missing features stay missing. */
  float[] apply(float[] rows) {
    int width = slopes.length;
    float[] bent = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      bent[i] = Float.isNaN(rows[i]) ? Float.NaN : score(i % width, rows[i]);
    }
    return bent;
  }

  private float score(int feature, float value) {
    float[] known = values[feature];
    float[] score = scores[feature];
    int above = SortedValues.below(known, 0, known.length, value);
    if (above < known.length && known[above] == value) {
      return score[above];
    }
    if (above == 0) {
      return score[0] + slopes[feature] * (value - known[0]);
    }
    if (above == known.length) {
      return score[above - 1] + slopes[feature] * (value - known[above - 1]);
    }
    float share = (value - known[above - 1]) / (known[above] - known[above - 1]);
    return score[above - 1] + share * (score[above] - score[above - 1]);
  }
}
