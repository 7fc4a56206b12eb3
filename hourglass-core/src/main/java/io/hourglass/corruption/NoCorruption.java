package io.hourglass.corruption;

import java.util.SplittableRandom;

/** The input as it is. */
public record NoCorruption() implements Corruption {
  @Override
  public void check(Layout layout) {}

  @Override
  public void corrupt(float[] row, Layout layout, SplittableRandom random) {}
}
