package io.hourglass.detect.rows;

import io.hourglass.detect.store.DetectorParts;
import io.hourglass.layer.Shape;
import java.util.Arrays;

/** Quantiles of every feature of the training rows. Immutable and thread-safe. */
public final class EmpiricalDistribution {
  /** Quantiles kept of each feature: fewer are needed where there are fewer rows. */
  private static final int MAX_QUANTILES = 1_025;

  private static final String QUANTILES = "quantiles";

  private final float[] quantiles;
  private final boolean[] categorical;
  private final int count;
  private final int rows;
  private final Gaussianization gaussianization;

  private EmpiricalDistribution(float[] quantiles, boolean[] categorical, int rows) {
    check(quantiles.length, categorical.length, rows);
    this.quantiles = quantiles;
    this.categorical = categorical.clone();
    this.count = quantiles.length / categorical.length;
    this.rows = rows;
    this.gaussianization = Gaussianization.of(quantiles, categorical.length);
  }

  private static void check(int quantiles, int width, int rows) {
    if (rows < 1 || quantiles == 0 || quantiles % width != 0) {
      throw new IllegalArgumentException(
          "there must be quantiles for each of %d features, got %d of %d rows"
              .formatted(width, quantiles, rows));
    }
  }

  /**
   * The distribution of training rows.
   *
   * @param features of the rows side by side, NaN where missing
   * @param categorical which features are one-hot
   */
  public static EmpiricalDistribution of(float[] features, boolean[] categorical) {
    return of(features, categorical, PlausibleRanges.unbounded(categorical.length));
  }

  /** The same without values that are not in a range. */
  static EmpiricalDistribution of(float[] features, boolean[] categorical, PlausibleRanges ranges) {
    int width = categorical.length;
    int rows = features.length / width;
    int kept = Math.min(rows, MAX_QUANTILES);
    float[] quantiles = new float[width * kept];
    float[] values = new float[rows];
    for (int feature = 0; feature < width; feature++) {
      int present = SortedValues.of(features, feature, width, ranges, values);
      for (int i = 0; i < kept; i++) {
        long place = kept == 1 ? 0 : Math.round((double) i * (present - 1) / (kept - 1));
        quantiles[feature * kept + i] = present == 0 ? 0 : values[(int) place];
      }
    }
    return new EmpiricalDistribution(quantiles, categorical, rows);
  }

  /**
   * Reads the distribution that {@link #write} wrote.
   *
   * @param categorical which features are one-hot
   * @param rows that it was taken from
   */
  static EmpiricalDistribution read(DetectorParts parts, boolean[] categorical, int rows) {
    return new EmpiricalDistribution(parts.array(QUANTILES).values(), categorical, rows);
  }

  void write(DetectorParts parts) {
    parts.put(QUANTILES, Shape.of(width(), count), quantiles);
  }

  /** Number of features. */
  public int width() {
    return categorical.length;
  }

  /** Number of training rows. */
  public int rows() {
    return rows;
  }

  /** Number of quantiles of each feature. */
  int count() {
    return count;
  }

  /** The quantiles of one feature, ascending from its minimum to its maximum. */
  public float[] quantiles(int feature) {
    return Arrays.copyOfRange(quantiles, feature * count, (feature + 1) * count);
  }

  /**
   * How many of a feature's quantiles are in the tail beyond a value: in the smaller of the two
   * tails, twice, or for a category in the upper one.
   */
  int inTail(int feature, float value) {
    int from = feature * count;
    int below = SortedValues.lowerBound(quantiles, from, count, value);
    int above = count - below;
    if (above > 0 && quantiles[from + below] == value) {
      below = SortedValues.lowerBound(quantiles, from, count, Math.nextUp(value));
    }
    return categorical[feature] ? above : Math.min(count, 2 * Math.min(above, below));
  }

  /** Whether a feature is that of a category, and 0: another category's is 1. */
  boolean isAbsentCategory(int feature, float value) {
    return categorical[feature] && value == 0;
  }

  /**
   * Features clamped to the range of the training rows.
   *
   * @param features some that are side by side in a row
   * @param from the first of them
   */
  float[] clamped(float[] features, int from) {
    float[] clamped = new float[features.length];
    for (int i = 0; i < clamped.length; i++) {
      int minimum = (from + i) * count;
      float low = quantiles[minimum];
      float high = quantiles[minimum + count - 1];
      clamped[i] = Math.max(low, Math.min(high, features[i]));
    }
    return clamped;
  }

  /** Rows with every feature transformed to a normal distribution; missing ones stay missing. */
  float[] gaussianized(float[] features) {
    return gaussianization.apply(features);
  }
}
