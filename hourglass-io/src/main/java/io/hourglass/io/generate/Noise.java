package io.hourglass.io.generate;

import java.util.SplittableRandom;

/** Random numbers of one row: the same for the same seed, stream and row, whoever asks. */
final class Noise {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private final SplittableRandom random;

  Noise(long seed, long stream, long row) {
    random = new SplittableRandom(scramble(scramble(seed + stream * GOLDEN_GAMMA) + row));
  }

  static void checkRows(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be at least 1, got " + rows);
    }
  }

  /** Stafford's mix 13: neighboring rows get unrelated numbers. */
  private static long scramble(long value) {
    long bits = value * GOLDEN_GAMMA;
    bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
    return bits ^ (bits >>> 31);
  }

  /** A whole number of 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** Uniform between two numbers; not {@code nextDouble(a, b)}, which differs between JDKs. */
  double between(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Uniform on [0, 1). */
  double uniform() {
    return (random.nextLong() >>> 11) * 0x1.0p-53;
  }

  /** Whether an event of that probability happens. */
  boolean happens(double probability) {
    return uniform() < probability;
  }

  /** Standard normal, by Box and Muller. */
  double normal() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform()));
    return radius * StrictMath.cos(2 * StrictMath.PI * uniform());
  }

  /** An index drawn in proportion to the weights. */
  int choice(double... weights) {
    double left = uniform() * total(weights);
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** The plain sum, whose rounding a stream's would change. */
  private static double total(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    return total;
  }
}
