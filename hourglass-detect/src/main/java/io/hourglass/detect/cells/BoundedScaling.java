package io.hourglass.detect.cells;

import io.hourglass.detect.store.DetectorParts;
import io.hourglass.layer.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Features bounded, centered and scaled, so that a few huge values neither set the scale nor extend
 * a prediction: a number beyond {@value #REACH} times the distance from the median to the second or
 * 98th percentile counts as that bound (winsorizing). A missing feature counts as the mean.
 *
 * @param low bound of each feature, at least the minimum
 * @param high bound of each feature, at most the maximum
 * @param center mean of the bounded values
 * @param scale standard deviation of the bounded values; for one-hot features that of the whole
 *     cell, so that a rare category does not count more than a frequent one
 */
record BoundedScaling(float[] low, float[] high, float[] center, float[] scale) {
  /** Distances from the median to a tail's beginning that a bound is beyond that beginning. */
  private static final double REACH = 4;

  /** Shares of the tails; the next where nothing but one value is between them. */
  private static final double[] TAILS = {0.02, 0.01, 0.005, 0.001, 0};

  BoundedScaling {
    CellRanges.checkCount("upper ends", low.length, high.length);
    CellRanges.checkCount("centers", low.length, center.length);
    CellRanges.checkCount("scales", low.length, scale.length);
  }

  /**
   * Fits bounds and scales.
   *
   * @param rows of the features of all blocks, side by side
   */
  static BoundedScaling fit(float[] rows, List<FeatureBlock> blocks) {
    int width = FeatureBlock.width(blocks);
    BoundedScaling scaling =
        new BoundedScaling(new float[width], new float[width], new float[width], new float[width]);
    for (FeatureBlock block : blocks) {
      for (int i = block.start(); i < block.start() + block.width(); i++) {
        scaling.fit(present(rows, i, width), i, block.isCategorical());
      }
      if (block.isCategorical()) {
        scaling.shareScale(block);
      }
    }
    return scaling;
  }

  /** The values of a feature, ascending, without missing ones; 0 if all are. */
  static float[] present(float[] rows, int feature, int width) {
    float[] values = new float[rows.length / width];
    int present = 0;
    for (int at = feature; at < rows.length; at += width) {
      if (!Float.isNaN(rows[at])) {
        values[present++] = rows[at];
      }
    }
    float[] sorted = Arrays.copyOf(values, Math.max(1, present));
    Arrays.sort(sorted);
    return sorted;
  }

  private void fit(float[] sorted, int feature, boolean isCategorical) {
    low[feature] = sorted[0];
    high[feature] = sorted[sorted.length - 1];
    if (!isCategorical) {
      bound(sorted, feature);
    }
    double mean = mean(sorted, feature, value -> value);
    center[feature] = (float) mean;
    scale[feature] =
        (float) Math.sqrt(mean(sorted, feature, value -> (value - mean) * (value - mean)));
  }

  /** The mean of a function of bounded values. */
  private double mean(float[] values, int feature, DoubleUnaryOperator function) {
    double sum = 0;
    for (float value : values) {
      sum += function.applyAsDouble(bounded(value, feature));
    }
    return sum / values.length;
  }

  private void bound(float[] sorted, int feature) {
    double median = quantile(sorted, 0.5);
    for (double tail : TAILS) {
      double from = quantile(sorted, tail);
      double to = quantile(sorted, 1 - tail);
      if (to > from) {
        double least = (to - from) / 4;
        low[feature] =
            (float) Math.max(low[feature], from - REACH * Math.max(least, median - from));
        high[feature] = (float) Math.min(high[feature], to + REACH * Math.max(least, to - median));
        return;
      }
    }
  }

  /** A quantile of ascending values. */
  static float quantile(float[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }

  private void shareScale(FeatureBlock block) {
    double variance = 0;
    for (int i = block.start(); i < block.start() + block.width(); i++) {
      variance += (double) scale[i] * scale[i];
    }
    Arrays.fill(scale, block.start(), block.start() + block.width(), (float) Math.sqrt(variance));
  }

  /** Reads what {@link #write} wrote. */
  static BoundedScaling read(DetectorParts parts) {
    return new BoundedScaling(
        parts.array("low").values(),
        parts.array("high").values(),
        parts.array("center").values(),
        parts.array("scale").values());
  }

  void write(DetectorParts parts) {
    Shape shape = Shape.of(low.length);
    parts.put("low", shape, low);
    parts.put("high", shape, high);
    parts.put("center", shape, center);
    parts.put("scale", shape, scale);
  }

  /** Number of features. */
  int width() {
    return low.length;
  }

  /** A value within the bounds of its feature. */
  double bounded(double value, int feature) {
    return Math.max(low[feature], Math.min(high[feature], value));
  }

  /** Whether a value is more than a standard deviation beyond the bounds of its feature. */
  boolean isOutside(float value, int feature) {
    return value < low[feature] - scale[feature] || value > high[feature] + scale[feature];
  }

  /** Rows of features to scaled ones. */
  double[] apply(float[] rows) {
    double[] scaled = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      scaled[i] = apply(rows[i], i % low.length);
    }
    return scaled;
  }

  /** A feature scaled, 0 where missing or constant. */
  double apply(float value, int feature) {
    boolean isUsed = !Float.isNaN(value) && scale[feature] > 0;
    return isUsed ? (bounded(value, feature) - center[feature]) / scale[feature] : 0;
  }

  /** The probability of each category by the scaled features that are expected of a cell. */
  double[] probabilities(FeatureBlock cell, double[] scaled) {
    double[] probabilities = new double[cell.width()];
    double sum = 0;
    for (int level = 0; level < probabilities.length; level++) {
      double linear = center[cell.start() + level] + scaled[level] * scale[cell.start() + level];
      probabilities[level] = Math.max(0, Math.min(1, linear));
      sum += probabilities[level];
    }
    double all = Math.max(Double.MIN_NORMAL, sum);
    return Arrays.stream(probabilities).map(probability -> probability / all).toArray();
  }

  /** The feature that a scaled one stands for, within its bounds. */
  float invert(double scaled, int feature) {
    return (float) bounded(center[feature] + scaled * scale[feature], feature);
  }
}
