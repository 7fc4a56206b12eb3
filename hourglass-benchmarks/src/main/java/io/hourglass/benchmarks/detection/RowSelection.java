package io.hourglass.benchmarks.detection;

import io.hourglass.linalg.Shuffle;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Row numbers in random order, of a kind, or evenly spread. */
public final class RowSelection {
  private RowSelection() {}

  /** Row numbers in random order; the same seed gives the same order. */
  static int[] shuffled(int[] rows, long seed) {
    return Shuffle.of(rows, new SplittableRandom(seed));
  }

  /** The numbers below a count in random order. */
  public static int[] shuffled(int count, long seed) {
    return shuffled(IntStream.range(0, count).toArray(), seed);
  }

  /** The numbers below a count that are of a kind. */
  public static int[] where(int count, IntPredicate isOfKind) {
    return IntStream.range(0, count).filter(isOfKind).toArray();
  }

  /** Which of the rows are of a kind. */
  static boolean[] flags(int[] rows, IntPredicate isOfKind) {
    boolean[] flags = new boolean[rows.length];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = isOfKind.test(rows[i]);
    }
    return flags;
  }

  /** At most so many of all rows, evenly spread. */
  public static int[] spread(int most, int all) {
    int rows = Math.min(most, all);
    return IntStream.range(0, rows).map(i -> (int) ((long) i * all / rows)).toArray();
  }
}
