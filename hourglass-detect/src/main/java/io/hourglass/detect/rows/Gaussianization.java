package io.hourglass.detect.rows;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Transforms every feature by itself so that its values on normal rows are normally distributed: a
 * value becomes the normal quantile of its rank (the nonparanormal of Liu, Lafferty and Wasserman
 * 2009). Columns with long tails or several modes are then measured as evenly as others; dependence
 * between columns stays as it is. Beyond the minimum and the maximum it is linear.
 *
 * <p>The normal quantile is Tukey's lambda distribution (1960): a closed form, so that it has the
 * same bits everywhere, and close enough for a scale.
 */
final class Gaussianization {
  private static final double LAMBDA = 0.135;
  private static final double SCALE = 0.1975;

  /** The distinct values of each feature, ascending. */
  private final float[][] values;

  /** The normal quantile of each of them. */
  private final float[][] scores;

  /** The slope beyond the minimum and the maximum. */
  private final float[] slopes;

  private Gaussianization(float[][] values, float[][] scores, float[] slopes) {
    this.values = values;
    this.scores = scores;
    this.slopes = slopes;
  }

  /**
   * From the quantiles of every feature, {@code [feature * count + quantile]}, ascending.
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

  /** Normal quantiles of the middle rank of each value. */
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

  /** The standard deviation; 1 for a constant feature. */
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

  /** Gaussianizes rows; missing features stay missing. */
  float[] apply(float[] rows) {
    int width = slopes.length;
    float[] gaussianized = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      gaussianized[i] = Float.isNaN(rows[i]) ? Float.NaN : score(i % width, rows[i]);
    }
    return gaussianized;
  }

  private float score(int feature, float value) {
    float[] known = values[feature];
    float[] score = scores[feature];
    int above = SortedValues.lowerBound(known, 0, known.length, value);
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
