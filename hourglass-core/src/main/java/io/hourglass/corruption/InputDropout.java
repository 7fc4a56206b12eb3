package io.hourglass.corruption;

import java.util.SplittableRandom;

/**
 * Sets some features to 0 and scales the others up by {@code 1 / (1 - rate)}, so that the mean
 * stays what it was (Srivastava et al. 2014).
 *
 * @param rate the probability that a feature is dropped, in [0, 1)
 */
public record InputDropout(double rate) implements Corruption {
  public InputDropout {
    Rate.check(rate);
  }

  @Override
  public void check(Layout layout) {}

  @Override
  public void corrupt(float[] row, Layout layout, SplittableRandom random) {
    float scale = (float) (1 / (1 - rate));
    for (int i = 0; i < row.length; i++) {
      boolean dropped = random.nextDouble() < rate;
      row[i] = dropped && !Float.isNaN(row[i]) ? 0 : row[i] * scale;
    }
  }
}
