package io.hourglass.benchmarks.speed;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** Times of calls. */
public final class Timing {
  private Timing() {}

  /** Calls for some time, with 0, 1, ... */
  public static void warmUp(long nanos, IntConsumer call) {
    long until = System.nanoTime() + nanos;
    for (int i = 0; System.nanoTime() < until; i++) {
      call.accept(i);
    }
  }

  /** Nanoseconds of each of so many calls, with 0, 1, ..., in ascending order. */
  public static long[] sortedNanos(int calls, IntConsumer call) {
    long[] nanos = new long[calls];
    for (int i = 0; i < calls; i++) {
      long begun = System.nanoTime();
      call.accept(i);
      nanos[i] = System.nanoTime() - begun;
    }
    Arrays.sort(nanos);
    return nanos;
  }

  /** The middle one; the greater of two. */
  public static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The middle one; the mean of two. */
  public static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
