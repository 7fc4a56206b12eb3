package io.hourglass.train.feed;

import java.util.SplittableRandom;

/** Independent random streams from one seed. */
public final class Seeds {
  private Seeds() {}

  /** The stream for one purpose or epoch. */
  public static SplittableRandom of(long seed, long stream) {
    return new SplittableRandom(mix(mix(seed) + stream));
  }

  /** Scatters neighboring numbers over all 64 bits (the finalizer of SplitMix64, Stafford 13). */
  public static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
