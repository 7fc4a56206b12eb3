package io.hourglass.detect.rows;

import java.util.Arrays;

/**
 * How rare a row's values are, each by itself: the sum over the columns of {@code -log} of the
 * share of normal rows whose value is as far out (Li, Zhao, Botta, Ionescu and Hu 2022, ECOD), or
 * whose name is the same. It sees single strange values, and needs no rows to look alike.
 *
 * <p>A number's share is that of the nearer of its two tails, read from a table of quantiles.
 */
public final class TailProbability implements Scorer {
  /** Quantiles kept of each feature: fewer are needed where there are fewer rows. */
  private static final int MOST_QUANTILES = 1_025;

  private final float[] quantiles;
  private final boolean[] isName;
  private final int rows;
  private final Gaussianization gaussianization;

  /** {@code -log} of a tail's share, by how many quantiles are in it. */
  private final double[] surprises;

  /**
   * Of a table.
   *
   * @param quantiles of each feature, ascending from the least to the greatest: {@code [feature *
   *     count + quantile]}; those of the feature of a name say in how many rows it is 1
   * @param isName which features are those of names
   * @param rows how many it was taken from
   */
  public TailProbability(float[] quantiles, boolean[] isName, int rows) {
    if (rows < 1 || quantiles.length == 0 || quantiles.length % isName.length != 0) {
      throw new IllegalArgumentException(
          "there must be quantiles for each of %d features, got %d of %d rows"
              .formatted(isName.length, quantiles.length, rows));
    }
    this.quantiles = quantiles.clone();
    this.isName = isName.clone();
    this.rows = rows;
    this.gaussianization = Gaussianization.of(this.quantiles, isName.length);
    this.surprises = surprises(quantiles.length / isName.length, rows);
  }

  private static double[] surprises(int count, int rows) {
    double[] surprises = new double[count + 1];
    for (int within = 0; within <= count; within++) {
      surprises[within] = -StrictMath.log((1.0 * within / count * rows + 1) / (rows + 1));
    }
    return surprises;
  }

  /**
   * Of encoded rows.
   *
   * @param encoded side by side
   * @param isName which features are those of names
   */
  public static TailProbability of(float[] encoded, boolean[] isName) {
    int width = isName.length;
    int count = encoded.length / width;
    int kept = Math.min(count, MOST_QUANTILES);
    float[] quantiles = new float[width * kept];
    float[] values = new float[count];
    for (int feature = 0; feature < width; feature++) {
      int present = 0;
      for (int row = 0; row < count; row++) {
        float value = encoded[row * width + feature];
        if (!Float.isNaN(value)) {
          values[present++] = value;
        }
      }
      Arrays.sort(values, 0, present);
      for (int i = 0; i < kept; i++) {
        long place = kept == 1 ? 0 : Math.round((double) i * (present - 1) / (kept - 1));
        quantiles[feature * kept + i] = present == 0 ? 0 : values[(int) place];
      }
    }
    return new TailProbability(quantiles, isName, count);
  }

  /** {@code [feature * count + quantile]}. */
  public float[] quantiles() {
    return quantiles.clone();
  }

  /** Those of one feature, ascending from the least to the greatest. */
  public float[] quantiles(int feature) {
    int count = quantiles.length / isName.length;
    return Arrays.copyOfRange(quantiles, feature * count, (feature + 1) * count);
  }

  /**
   * Features within the least and the greatest that there were.
   *
   * @param features some that are side by side in a row
   * @param from the first of them
   */
  float[] bounded(float[] features, int from) {
    int count = quantiles.length / isName.length;
    float[] bounded = new float[features.length];
    for (int i = 0; i < bounded.length; i++) {
      int least = (from + i) * count;
      float low = quantiles[least];
      float high = quantiles[least + count - 1];
      bounded[i] = Math.max(low, Math.min(high, features[i]));
    }
    return bounded;
  }

  /** Number of features. */
  public int width() {
    return isName.length;
  }

  /** Encoded rows with every feature bent to a normal distribution; missing ones stay missing. */
  float[] gaussianized(float[] encoded) {
    return gaussianization.apply(encoded);
  }

  /** How many rows it was taken from. */
  public int rows() {
    return rows;
  }

  @Override
  public double[] score(DetectorInput look) {
    int width = isName.length;
    double[] scores = new double[look.count()];
    for (int row = 0; row < scores.length; row++) {
      double sum = 0;
      for (int feature = 0; feature < width; feature++) {
        sum += surprise(feature, look.encoded()[row * width + feature]);
      }
      scores[row] = sum;
    }
    return scores;
  }

  private double surprise(int feature, float value) {
    if (Float.isNaN(value) || (isName[feature] && value == 0)) {
      return 0;
    }
    int count = quantiles.length / isName.length;
    int from = feature * count;
    int below = SortedValues.below(quantiles, from, count, value);
    int above = count - below;
    if (above > 0 && quantiles[from + below] == value) {
      below = SortedValues.below(quantiles, from, count, Math.nextUp(value));
    }
    return surprises[isName[feature] ? above : Math.min(count, 2 * Math.min(above, below))];
  }
}
