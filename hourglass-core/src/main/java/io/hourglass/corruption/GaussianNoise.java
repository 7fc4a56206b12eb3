package io.hourglass.corruption;

import java.util.SplittableRandom;

/**
 * Adds normal noise to every feature, independently: {@code x + deviation * e}, e ~ N(0, 1)
 * (Vincent et al. 2010).
 *
 * @param deviation standard deviation of the noise, in encoded units: white is 1 in images; the
 *     training standard deviation is 1 in numbers
 * @param clip whether features of images and categories are clipped to [0, 1]; numbers are not
 *     bounded
 */
public record GaussianNoise(double deviation, boolean clip) implements Corruption {
  public GaussianNoise {
    if (!(deviation >= 0) || !Double.isFinite(deviation)) {
      throw new IllegalArgumentException(
          "deviation must be a finite number >= 0, got " + deviation);
    }
  }

  /** Not clipped. */
  public GaussianNoise(double deviation) {
    this(deviation, false);
  }

  @Override
  public void check(Layout layout) {}

  @Override
  public void corrupt(float[] row, Layout layout, SplittableRandom random) {
    for (Layout.Place place : layout.places()) {
      boolean clipped = clip && place.isBounded();
      for (int i = place.from(); i < place.to(); i++) {
        float noisy = (float) (row[i] + deviation * random.nextGaussian());
        row[i] = clipped ? Math.max(place.low(), Math.min(place.high(), noisy)) : noisy;
      }
    }
  }
}
