package io.hourglass.linalg;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Uniform random permutations (Fisher and Yates, in the form of Durstenfeld 1964). */
public final class Shuffle {
  private Shuffle() {}

  /** The numbers from 0 below a count, in random order. */
  public static int[] of(int count, SplittableRandom random) {
    return of(IntStream.range(0, count).toArray(), random);
  }

  /** A copy of row numbers, in random order. */
  public static int[] of(int[] rows, SplittableRandom random) {
    int[] shuffled = rows.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = shuffled[other];
      shuffled[other] = shuffled[i];
      shuffled[i] = row;
    }
    return shuffled;
  }
}
