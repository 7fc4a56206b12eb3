package io.hourglass.likelihood;

import java.util.SplittableRandom;

/**
 * The 256 levels of a byte as successes of 255 trials, whose chance is itself a beta variable:
 * smooth over the levels, flat, curved or with peaks at both ends. Two outputs a feature.
 *
 * <p>{@code -log p(k | a, b) = log B(a, b) - log B(k + a, 255 - k + b) - log C(255, k)}, B the beta
 * function, C the binomial coefficient, and {@code log a = 7 tanh(y / 7)}, {@code log b = 7 tanh(z
 * / 7)} of the outputs y and z. Features are levels over 255.
 */
public record BetaBinomial() implements Likelihood {
  private static final int TRIALS = 255;

  @Override
  public boolean supports(Features features) {
    return features == Features.UNIT;
  }

  @Override
  public Support support() {
    return Support.BYTE;
  }

  @Override
  public int parameters(int width) {
    return Math.multiplyExact(2, width);
  }

  @Override
  public boolean isPerFeature() {
    return true;
  }

  @Override
  public double nats(float[] features, int from, float[] outputs, int at, int width) {
    double sum = 0;
    for (int i = 0; i < width; i++) {
      if (!Float.isNaN(features[from + i])) {
        double level = Math.rint(TRIALS * (double) features[from + i]);
        sum += nats(level, shape(outputs[at + 2 * i]), shape(outputs[at + 2 * i + 1]));
      }
    }
    return sum;
  }

  private static double nats(double k, double a, double b) {
    return logBeta(a, b)
        - logBeta(k + a, TRIALS - k + b)
        + StrictMath.log(TRIALS + 1)
        + logBeta(k + 1, TRIALS - k + 1);
  }

  private static double logBeta(double a, double b) {
    return Numerics.logGamma(a) + Numerics.logGamma(b) - Numerics.logGamma(a + b);
  }

  private static double shape(float output) {
    return StrictMath.exp(Numerics.logScale(output));
  }

  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    for (int i = 0; i < width; i++) {
      double a = shape(outputs[at + 2 * i]);
      expected[from + i] = (float) (a / (a + shape(outputs[at + 2 * i + 1])));
    }
  }

  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    float[] sampled = new float[width];
    for (int i = 0; i < width; i++) {
      double a = RandomVariates.logGamma(shape(outputs[at + 2 * i]), random);
      double b = RandomVariates.logGamma(shape(outputs[at + 2 * i + 1]), random);
      double chance = Numerics.sigmoid(a - b);
      sampled[i] = hits(chance, random) / (float) TRIALS;
    }
    return sampled;
  }

  private static int hits(double chance, SplittableRandom random) {
    int hits = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      hits += RandomVariates.uniform(random) < chance ? 1 : 0;
    }
    return hits;
  }
}
