package io.hourglass.detect.rows;

import java.util.Arrays;

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
    float[] distinct = new float[ascending.length];
    int count = 0;
    for (int i = 0; i < ascending.length; i++) {
      if (i == 0 || ascending[i] != ascending[i - 1]) {
        distinct[count++] = ascending[i];
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  /** Normal quantiles of the middle rank of each value. */
  private static float[] scores(float[] quantiles, float[] distinct) {
    float[] scores = new float[distinct.length];
    int below = 0;
    for (int i = 0; i < scores.length; i++) {
      int upTo = end(quantiles, below, distinct[i]);
      scores[i] = (float) normalQuantile((below + upTo) / 2.0 / quantiles.length);
      below = upTo;
    }
    return scores;
  }

  /** The end of a run of equal values. */
  private static int end(float[] ascending, int from, float value) {
    int end = from;
    while (end < ascending.length && ascending[end] == value) {
      end++;
    }
    return end;
  }

  private static double normalQuantile(double share) {
    return (StrictMath.pow(share, LAMBDA) - StrictMath.pow(1 - share, LAMBDA)) / SCALE;
  }

  /** The standard deviation; 1 for a constant feature. */
  private static double deviation(float[] quantiles) {
    double mean = mean(quantiles);
    double square = 0;
    for (float quantile : quantiles) {
      square += (quantile - mean) * (quantile - mean);
    }
    return square > 0 ? Math.sqrt(square / quantiles.length) : 1;
  }

  private static double mean(float[] quantiles) {
    double sum = 0;
    for (float quantile : quantiles) {
      sum += quantile;
    }
    return sum / quantiles.length;
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
    int above = SortedValues.lowerBound(known, 0, known.length, value);
    if (above < known.length && known[above] == value) {
      return scores[feature][above];
    }
    return above == 0 || above == known.length
        ? extrapolated(feature, value, Math.max(0, above - 1))
        : interpolated(feature, value, above);
  }

  private float extrapolated(int feature, float value, int end) {
    return scores[feature][end] + slopes[feature] * (value - values[feature][end]);
  }

  private float interpolated(int feature, float value, int above) {
    float[] known = values[feature];
    float[] score = scores[feature];
    float share = (value - known[above - 1]) / (known[above] - known[above - 1]);
    return score[above - 1] + share * (score[above] - score[above - 1]);
  }
}
