package io.hourglass.likelihood;

import java.util.SplittableRandom;

/**
 * Features around the outputs with the heavy tails of Student's t (Lange, Little and Taylor 1989):
 * the loss of outliers grows with the logarithm of the error, not its square, so they do not
 * dominate training.
 *
 * <p>{@code -log p(x | m, s) = (n + 1) / 2 log(1 + e^2 / n) + log s + log G(n / 2) - log G((n + 1)
 * / 2) + log(pi n) / 2}, with {@code e = (x - m) / s}, G the gamma function, and {@code log s = 7
 * tanh(z / 7)} of the second output z.
 *
 * @param degrees of freedom n, above 1 so that there is a mean; the fewer, the heavier the tails
 * @param scale where the scale s comes from
 */
public record StudentT(double degrees, ScaleParameter scale) implements Likelihood {
  /** 5 degrees of freedom and one scale for the column. */
  public StudentT() {
    this(5, ScaleParameter.SHARED);
  }

  public StudentT {
    if (!(degrees > 1) || !Double.isFinite(degrees)) {
      throw new IllegalArgumentException("degrees must be a finite number > 1, got " + degrees);
    }
  }

  /** The nats of a perfectly reconstructed feature, at scale 1. */
  public double constant() {
    return Numerics.logGamma(degrees / 2)
        - Numerics.logGamma((degrees + 1) / 2)
        + 0.5 * StrictMath.log(Math.PI * degrees);
  }

  @Override
  public boolean supports(Features features) {
    return features != Features.ONE_HOT;
  }

  @Override
  public Support support() {
    return Support.REAL;
  }

  @Override
  public int parameters(int width) {
    return scale.parameters(width);
  }

  @Override
  public int sharedParameters(int width) {
    return scale.shared();
  }

  @Override
  public boolean isPerFeature() {
    return scale == ScaleParameter.PREDICTED;
  }

  @Override
  public double nats(float[] features, int from, float[] outputs, int at, int width) {
    LocationScale z = new LocationScale(scale, outputs, at, width);
    double constant = constant();
    double sum = 0;
    for (int i = 0; i < width; i++) {
      double error = z.standardized(i, features[from + i]);
      sum += Double.isNaN(error) ? 0 : tail(error) + z.logScale(i) + constant;
    }
    return sum;
  }

  private double tail(double error) {
    return 0.5 * (degrees + 1) * StrictMath.log1p(error * error / degrees);
  }

  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    new LocationScale(scale, outputs, at, width).locations(expected, from);
  }

  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    return new LocationScale(scale, outputs, at, width)
        .sample(numbers -> RandomVariates.studentT(degrees, numbers), random);
  }
}
