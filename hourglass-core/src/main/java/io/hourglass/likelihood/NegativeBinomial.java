package io.hourglass.likelihood;

import java.util.SplittableRandom;

/**
 * Counts that vary more than a {@link Poisson} distribution lets them: a Poisson variable whose
 * rate is itself a gamma variable. The first outputs are log means, the second log shapes.
 *
 * <p>{@code -log p(k | m, r) = log G(r) - log G(k + r) + log k! + r log(1 + m / r) + k log(1 + r /
 * m)}, G the gamma function: mean m, variance {@code m + m^2 / r}. Of outputs y and z, {@code log m
 * = 16 tanh(y / 16)} and {@code log r = 7 tanh(z / 7)}.
 *
 * @param scale where the shape r comes from
 */
public record NegativeBinomial(ScaleParameter scale) implements Likelihood {
  /** One shape for the column. */
  public NegativeBinomial() {
    this(ScaleParameter.SHARED);
  }

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
      if (!Float.isNaN(features[from + i])) {
        sum += nats(Numerics.count(features[from + i]), mean(z, i), shape(z, i));
      }
    }
    return sum;
  }

  private static double nats(double k, double mean, double shape) {
    return Numerics.logGamma(shape)
        - Numerics.logGamma(k + shape)
        + Numerics.logGamma(k + 1)
        + shape * StrictMath.log1p(mean / shape)
        + k * StrictMath.log1p(shape / mean);
  }

  private static double mean(LocationScale z, int feature) {
    return StrictMath.exp(Numerics.logRate(z.location(feature)));
  }

  private static double shape(LocationScale z, int feature) {
    return StrictMath.exp(z.logScale(feature));
  }

  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    LocationScale z = new LocationScale(scale, outputs, at, width);
    for (int i = 0; i < width; i++) {
      expected[from + i] = Numerics.countFeature(mean(z, i));
    }
  }

  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    LocationScale z = new LocationScale(scale, outputs, at, width);
    float[] sampled = new float[width];
    for (int i = 0; i < width; i++) {
      double gamma = StrictMath.exp(RandomVariates.logGamma(shape(z, i), random));
      double rate = mean(z, i) / shape(z, i) * gamma;
      sampled[i] = Numerics.countFeature(RandomVariates.poisson(rate, random));
    }
    return sampled;
  }
}
