package io.hourglass.likelihood;

import java.util.SplittableRandom;

/**
 * Features normally distributed around the outputs with one fixed standard deviation: squared
 * error, scaled and with its constant.
 *
 * <p>{@code -log p(x | m) = (x - m)^2 / (2 s^2) + log s + log(2 pi) / 2}
 *
 * @param deviation the standard deviation s, in encoded units
 */
public record Gaussian(double deviation) implements Likelihood {
  /** Deviation 1: half the squared error plus a constant. */
  public Gaussian() {
    this(1);
  }

  public Gaussian {
    if (!(deviation > 0) || !Double.isFinite(deviation)) {
      throw new IllegalArgumentException("deviation must be a finite number > 0, got " + deviation);
    }
  }

  /** {@code log s + log(2 pi) / 2}: the nats of a perfectly reconstructed feature. */
  public double constant() {
    return StrictMath.log(deviation) + Numerics.HALF_LOG_TWO_PI;
  }

  @Override
  public boolean supports(Features features) {
    return true;
  }

  @Override
  public Support support() {
    return Support.REAL;
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
    double constant = constant();
    double precision = 1 / (deviation * deviation);
    double sum = 0;
    for (int i = 0; i < width; i++) {
      double error = (double) features[from + i] - outputs[at + i];
      sum += Double.isNaN(error) ? 0 : 0.5 * error * error * precision + constant;
    }
    return sum;
  }

  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    System.arraycopy(outputs, at, expected, from, width);
  }

  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    float[] sampled = new float[width];
    for (int i = 0; i < width; i++) {
      sampled[i] = (float) (outputs[at + i] + deviation * RandomVariates.normal(random));
    }
    return sampled;
  }
}
