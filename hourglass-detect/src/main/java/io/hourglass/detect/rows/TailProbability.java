package io.hourglass.detect.rows;

import io.hourglass.detect.store.DetectorParts;

/**
 * ECDF tail probabilities (ECOD; Li, Zhao, Botta, Ionescu and Hu 2022): the sum over the columns of
 * {@code -log} of the share of training rows whose value is as far out, or whose category is the
 * same. It finds extreme values and rare categories, each column by itself.
 *
 * <p>The share of a number is that of the smaller of its two tails, from a table of quantiles.
 */
final class TailProbability implements Scorer {
  static final ScorerType TYPE =
      new ScorerType(
          "tail-probability",
          fitting -> new TailProbability(fitting.space()),
          (space, parts) -> new TailProbability(space));

  private final EmpiricalDistribution distribution;

  /** {@code -log} of a tail's share, by how many quantiles are in it. */
  private final double[] negativeLogs;

  TailProbability(FeatureSpace space) {
    this(space.distribution());
  }

  TailProbability(EmpiricalDistribution distribution) {
    this.distribution = distribution;
    this.negativeLogs = negativeLogs(distribution.count(), distribution.rows());
  }

  private static double[] negativeLogs(int count, int rows) {
    double[] logs = new double[count + 1];
    for (int within = 0; within <= count; within++) {
      logs[within] = -StrictMath.log((1.0 * within / count * rows + 1) / (rows + 1));
    }
    return logs;
  }

  @Override
  public ScorerType type() {
    return TYPE;
  }

  @Override
  public int width() {
    return distribution.width();
  }

  /** Nothing: the distribution is the feature space's. */
  @Override
  public void write(DetectorParts parts) {}

  @Override
  public double[] score(FeatureRows rows) {
    int width = width();
    float[] features = rows.in(Coordinates.FEATURES);
    double[] scores = new double[rows.count()];
    for (int row = 0; row < scores.length; row++) {
      scores[row] = sum(features, row * width, width);
    }
    return scores;
  }

  private double sum(float[] features, int from, int width) {
    double sum = 0;
    for (int feature = 0; feature < width; feature++) {
      sum += score(feature, features[from + feature]);
    }
    return sum;
  }

  private double score(int feature, float value) {
    return Float.isNaN(value) || distribution.isAbsentCategory(feature, value)
        ? 0
        : negativeLogs[distribution.inTail(feature, value)];
  }
}
