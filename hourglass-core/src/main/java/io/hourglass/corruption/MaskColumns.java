package io.hourglass.corruption;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Masks whole columns: the encoder reads them as missing, while the loss is on the true value. The
 * network learns to impute missing values.
 *
 * @param rate the probability that a column is masked, in [0, 1)
 */
public record MaskColumns(double rate) implements Corruption {
  public MaskColumns {
    Rate.check(rate);
  }

  @Override
  public void check(Layout layout) {}

  @Override
  public void corrupt(float[] row, Layout layout, SplittableRandom random) {
    for (Layout.Place place : layout.places()) {
      if (random.nextDouble() < rate && !Float.isNaN(row[place.from()])) {
        Arrays.fill(row, place.from(), place.to(), place.missing());
      }
    }
  }
}
