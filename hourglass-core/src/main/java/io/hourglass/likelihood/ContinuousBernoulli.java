package io.hourglass.likelihood;

import java.util.SplittableRandom;

/**
 * Features anywhere in [0, 1], with a true density in place of the one that a Bernoulli loss lacks
 * on gray values (Loaiza-Ganem and Cunningham 2019). The outputs are logits z of the parameter.
 *
 * <p>{@code -log p(x | z) = -log C - x log l - (1 - x) log(1 - l)} with {@code l = sigmoid(z)} and
 * {@code C = z / tanh(z / 2)}; that is {@code -z x + log((exp(z) - 1) / z)}, computed as {@code z
 * (1 / 2 - x) + S(z)}, {@code S(z) = log(sinh(z / 2) / (z / 2))}, where nothing happens at l = 1/2.
 */
public record ContinuousBernoulli() implements Likelihood {
  /** Below it, a series is nearer than the formulas that subtract. */
  private static final double SMALL = 0.5;

  @Override
  public boolean supports(Features features) {
    return features == Features.UNIT;
  }

  @Override
  public Support support() {
    return Support.UNIT;
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
      float x = features[from + i];
      double z = outputs[at + i];
      sum += Float.isNaN(x) ? 0 : z * (0.5 - x) + excess(Math.abs(z));
    }
    return sum;
  }

  /** {@code log(sinh(a / 2) / (a / 2))} for a from 0. */
  private static double excess(double a) {
    if (a < SMALL) {
      double s = a * a;
      return s * (1 / 24.0 - s * (1 / 2880.0 - s * (1 / 181440.0 - s / 9676800.0)));
    }
    return 0.5 * a + StrictMath.log(-StrictMath.expm1(-a) / a);
  }

  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    for (int i = 0; i < width; i++) {
      expected[from + i] = (float) mean(outputs[at + i]);
    }
  }

  /** {@code 1 / (1 - exp(-z)) - 1 / z}, the derivative of {@code z / 2 + S(z)}. */
  private static double mean(double z) {
    double a = Math.abs(z);
    if (a < SMALL) {
      double s = z * z;
      return 0.5 + z * (1 / 12.0 - s * (1 / 720.0 - s * (1 / 30240.0 - s / 1209600.0)));
    }
    double above = -1 / StrictMath.expm1(-a) - 1 / a;
    return z > 0 ? above : 1 - above;
  }

  /** Samples by the inverse of the distribution function, mirrored for a parameter above 1/2. */
  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    float[] sampled = new float[width];
    for (int i = 0; i < width; i++) {
      double a = Math.max(Math.abs(outputs[at + i]), 1e-9);
      double x = -StrictMath.log1p(RandomVariates.uniform(random) * StrictMath.expm1(-a)) / a;
      sampled[i] = (float) (outputs[at + i] > 0 ? 1 - x : x);
    }
    return sampled;
  }
}
