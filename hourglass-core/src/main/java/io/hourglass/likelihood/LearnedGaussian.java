package io.hourglass.likelihood;

import java.util.SplittableRandom;

/**
 * Features normally distributed around the outputs with a deviation that is learned: predicted for
 * every feature of every row (Nix and Weigend 1994), or one for the column (as the sigma-VAE of
 * Rybkin, Daniilidis and Levine 2021 has it).
 *
 * <p>{@code -log p(x | m, s) = (x - m)^2 / (2 s^2) + log s + log(2 pi) / 2}, and {@code log s = 7
 * tanh(z / 7)} of the second output z: a deviation between 1/1000 and 1000 scales, so that a column
 * that is reconstructed perfectly cannot drive the loss to minus infinity.
 *
 * @param scale where deviations come from
 */
public record LearnedGaussian(ScaleParameter scale) implements Likelihood {
  /** One deviation for the column. */
  public LearnedGaussian() {
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
      double nats = 0.5 * error * error + z.logScale(i) + Numerics.HALF_LOG_TWO_PI;
      sum += Double.isNaN(error) ? 0 : nats;
    }
    return sum;
  }

  @Override
  public void mean(float[] outputs, int at, float[] expected, int from, int width) {
    new LocationScale(scale, outputs, at, width).locations(expected, from);
  }

  @Override
  public float[] sample(float[] outputs, int at, int width, SplittableRandom random) {
    return new LocationScale(scale, outputs, at, width).sample(RandomVariates::normal, random);
  }
}
