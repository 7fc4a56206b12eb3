package io.hourglass.corruption;

import java.util.SplittableRandom;

/**
 * Sets some features, such as single pixels, to 0: masking noise (Vincent et al. 2008). 0 is black
 * in images and the center of numbers.
 *
 * @param rate the probability that a feature is masked, in [0, 1)
 */
public record MaskPixels(double rate) implements Corruption {
  public MaskPixels {
    Rate.check(rate);
  }

  @Override
  public void check(Layout layout) {}

  @Override
  public void corrupt(float[] row, Layout layout, SplittableRandom random) {
    for (int i = 0; i < row.length; i++) {
      if (random.nextDouble() < rate && !Float.isNaN(row[i])) {
        row[i] = 0;
      }
    }
  }
}
