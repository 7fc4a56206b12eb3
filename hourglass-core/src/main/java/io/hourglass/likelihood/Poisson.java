package io.hourglass.likelihood;

import java.util.SplittableRandom;

/**
 * Counts of events that come independently at a rate. The outputs z are log rates.
 *
 * <p>{@code -log p(k | z) = r - k log r + log k!}, and {@code log r = 16 tanh(z / 16)}: a rate
 * below 8.9 million. Counts vary by the root of their mean, no more; those that vary more want a
 * {@link NegativeBinomial}.
 */
public record Poisson() implements Likelihood {
  @Override
  public boolean supports(Features features) {
    return features == Features.COUNT;
  }

  @Override
  public Support support() {
    return Support.COUNT;
  }

  @Override
  public int parameters(int width) {
    return width;
  }

  @Override
  public boolean isPerFeature() {
    return true;
  }

  @Override
  public double nats(float[] features, int from, float[] outputs, int at, int width) {
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += Float.isNaN(features[from + i]) ? 0 : nats(features[from + i], outputs[at + i]);
    }
    return sum;
  }

  private static double nats(float feature, float output) {
    double k = Numerics.count(feature);
    double logRate = Numerics.logRate(output);
    return StrictMath.exp(logRate) - k * logRate + Numerics.logGamma(k + 1);
  }

  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    for (int i = 0; i < width; i++) {
      double rate = StrictMath.exp(Numerics.logRate(outputs[at + i]));
      expected[from + i] = Numerics.countFeature(rate);
    }
  }

  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    float[] sampled = new float[width];
    for (int i = 0; i < width; i++) {
      double rate = StrictMath.exp(Numerics.logRate(outputs[at + i]));
      sampled[i] = Numerics.countFeature(RandomVariates.poisson(rate, random));
    }
    return sampled;
  }
}
