package io.hourglass.benchmarks.speed;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;

/** Times of calls. */
final class Timing {
  private Timing() {}

  /** Calls for some time, with 0, 1, ... */
  static void warmUp(long nanos, IntConsumer call) {
    long until = System.nanoTime() + nanos;
    for (int i = 0; System.nanoTime() < until; i++) {
      call.accept(i);
    }
  }

  /** Nanoseconds of each of so many calls, with 0, 1, ..., in ascending order. */
  static long[] sortedNanos(int calls, IntConsumer call) {
    long[] nanos = new long[calls];
    for (int i = 0; i < calls; i++) {
      long begun = System.nanoTime();
      call.accept(i);
      nanos[i] = System.nanoTime() - begun;
    }
    Arrays.sort(nanos);
    return nanos;
  }

  /** The middle one; the mean of two. */
  static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** The middle one; the mean of two. */
  static double median(Collection<Double> values) {
    return median(values.stream().mapToDouble(Double::doubleValue));
  }
}
