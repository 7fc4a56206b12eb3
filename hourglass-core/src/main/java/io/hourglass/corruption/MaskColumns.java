package io.hourglass.corruption;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Hides whole columns: the encoder reads them as missing, 0 and its indicator 1 where the column
 * has one, while the loss is still on the true value. It teaches a network to fill gaps.
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
