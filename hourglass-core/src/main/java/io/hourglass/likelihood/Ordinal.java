package io.hourglass.likelihood;

import java.util.SplittableRandom;

/**
 * One of several levels that have an order, that of the features: cumulative logits (McCullagh
 * 1980). The network says where the row is on one line, {@code m}; thresholds {@code t_1 < t_2 <
 * ...}, learned and the same for every row, cut the line into levels.
 *
 * <p>{@code P(level <= k) = sigmoid(t_k - m)}. The outputs are m, then {@code t_1}, then o_2, o_3,
 * ... with {@code t_k = t_(k-1) + log(1 + exp(o_k))}. The nats of a level between two thresholds
 * are {@code softplus(t_(k-1) - m) + softplus(m - t_k) + softplus(-o_k)}, without subtracting
 * probabilities.
 */
public record Ordinal() implements Likelihood {
  @Override
  public boolean supports(Features features) {
    return features == Features.ONE_HOT;
  }

  @Override
  public Support support() {
    return Support.ONE_HOT;
  }

  @Override
  public int parameters(int width) {
    return width;
  }

  /** {@inheritDoc} All but the first. */
  @Override
  public int sharedParameters(int width) {
    return width - 1;
  }

  @Override
  public boolean isPerFeature() {
    return false;
  }

  @Override
  public double nats(float[] features, int from, float[] outputs, int at, int width) {
    return Float.isNaN(features[from])
        ? 0
        : expectedCost(features, from, costs(outputs, at, width));
  }

  private static double expectedCost(float[] features, int from, double[] costs) {
    double nats = 0;
    for (int level = 0; level < costs.length; level++) {
      nats += features[from + level] * costs[level];
    }
    return nats;
  }

  /** Minus the log probability of every level. */
  private static double[] costs(float[] outputs, int at, int width) {
    double[] costs = new double[width];
    double threshold = 0;
    for (int level = 1; level < width; level++) {
      // the threshold between this level and the one below
      float o = outputs[at + level];
      threshold = level == 1 ? o : threshold + Numerics.softplus(o);
      double above = threshold - outputs[at];
      costs[level - 1] += Numerics.softplus(-above);
      costs[level] += Numerics.softplus(above);
      costs[level - 1] += level == 1 ? 0 : Numerics.softplus(-o);
    }
    return costs;
  }

  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    double[] costs = costs(outputs, at, width);
    for (int level = 0; level < width; level++) {
      expected[from + level] = (float) StrictMath.exp(-costs[level]);
    }
  }

  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    float[] chances = new float[width];
    mean(outputs, at, chances, 0, width);
    float[] sampled = new float[width];
    sampled[RandomVariates.index(chances, 0, width, random)] = 1;
    return sampled;
  }
}
