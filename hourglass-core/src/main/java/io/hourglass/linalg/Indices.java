package io.hourglass.linalg;

import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Indices of rows or columns by a key. */
public final class Indices {
  private Indices() {}

  /** The first index below a count with the largest key; 0 where there is none. */
  public static int argMax(int count, IntToDoubleFunction key) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = key.applyAsDouble(i) > key.applyAsDouble(best) ? i : best;
    }
    return best;
  }

  /** The indices below a count, that of the largest key first; ties keep their order. */
  public static int[] descending(int count, IntToDoubleFunction key) {
    return IntStream.range(0, count)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(key::applyAsDouble).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
