package io.hourglass.benchmarks.detection;

import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Row numbers in random order, or evenly spread. */
public final class RowSelection {
  private RowSelection() {}

  /** The numbers below a count in random order; the same seed gives the same order. */
  public static int[] shuffled(int count, long seed) {
    return shuffled(IntStream.range(0, count).toArray(), seed);
  }

  /** Row numbers in random order (Fisher and Yates). */
  public static int[] shuffled(int[] rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] shuffled = rows.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int row = shuffled[other];
      shuffled[other] = shuffled[i];
      shuffled[i] = row;
    }
    return shuffled;
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
