package io.hourglass.corruption;

import java.util.SplittableRandom;

/**
 * Sets some features to their minimum or maximum at random (Vincent et al. 2010): 0 or 1 in images
 * and categories. Numbers have neither and are set to three scales below or above the center, and
 * counts to 0 or 19.
 *
 * @param rate the probability that a feature is set, in [0, 1)
 */
public record SaltAndPepper(double rate) implements Corruption {
  public SaltAndPepper {
    Rate.check(rate);
  }

  @Override
  public void check(Layout layout) {}

  @Override
  public void corrupt(float[] row, Layout layout, SplittableRandom random) {
    for (Layout.Place place : layout.places()) {
      for (int i = place.from(); i < place.to(); i++) {
        double toss = random.nextDouble();
        if (toss < rate && !Float.isNaN(row[i])) {
          row[i] = toss < rate / 2 ? place.low() : place.high();
        }
      }
    }
  }
}
