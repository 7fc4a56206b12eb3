package io.hourglass.latent;

import io.hourglass.layer.Forward;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import java.util.List;
import java.util.SplittableRandom;

/** The standard normal distribution, without anything to learn (Kingma and Welling 2014). */
public record StandardNormal() implements Prior {
  @Override
  public List<Parameter> parameters(int width, Shape input) {
    return List.of();
  }

  @Override
  public boolean isStandardNormal() {
    return true;
  }

  @Override
  public Density density(int width, List<float[]> weights, Forward encoder) {
    return new Standard(width);
  }

  private record Standard(int width) implements Density {
    @Override
    public double logDensity(float[] codes, int at) {
      double sum = 0;
      for (int i = at; i < at + width; i++) {
        sum += DiagonalGaussian.LOG_TWO_PI + (double) codes[i] * codes[i];
      }
      return -0.5 * sum;
    }

    @Override
    public void sample(SplittableRandom random, float[] codes, int to) {
      for (int i = to; i < to + width; i++) {
        codes[i] = (float) DiagonalGaussian.noise(random);
      }
    }
  }
}
