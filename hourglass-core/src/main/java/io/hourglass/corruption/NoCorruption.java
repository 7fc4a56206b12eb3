package io.hourglass.corruption;

import java.util.SplittableRandom;

/** Leaves the input unchanged. */
public record NoCorruption() implements Corruption {
  @Override
  public void check(Layout layout) {}

  @Override
  public void corrupt(float[] row, Layout layout, SplittableRandom random) {}
}
