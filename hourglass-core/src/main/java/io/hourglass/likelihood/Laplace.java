package io.hourglass.likelihood;

import java.util.SplittableRandom;

/**
 * Features around the outputs with exponential tails on both sides: absolute error, which a few far
 * values move less than squares do. The outputs are medians.
 *
 * <p>{@code -log p(x | m, b) = |x - m| / b + log(2 b)}, and {@code log b = 7 tanh(z / 7)} of the
 * second output z.
 *
 * @param scale where the scale b comes from
 */
public record Laplace(ScaleParameter scale) implements Likelihood {
  private static final double LOG_TWO = 0.6931471805599453;

  /** One scale for the column. */
  public Laplace() {
    this(ScaleParameter.SHARED);
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
    double sum = 0;
    for (int i = 0; i < width; i++) {
      double error = z.standardized(i, features[from + i]);
      sum += Double.isNaN(error) ? 0 : Math.abs(error) + z.logScale(i) + LOG_TWO;
    }
    return sum;
  }

  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    new LocationScale(scale, outputs, at, width).locations(expected, from);
  }

  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    return new LocationScale(scale, outputs, at, width).sample(RandomVariates::laplace, random);
  }
}
