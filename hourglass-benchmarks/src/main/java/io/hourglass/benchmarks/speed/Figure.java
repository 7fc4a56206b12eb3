package io.hourglass.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a system with a setting came to.
 *
 * @param work that was done
 * @param system that did it
 * @param setting of the system
 * @param threads that it might use; 0 where it chose itself
 * @param value the best of the rounds, in the work's unit
 * @param rounds the value of each round
 * @param p99 of one row: 99 of 100 calls took no longer
 * @param loss at the end, to show that the work is the same; of one row the squared error
 * @param peakMegabytes the most memory of its process, where it says so
 */
record Figure(
    Work work,
    String system,
    String setting,
    int threads,
    double value,
    List<Double> rounds,
    @Nullable Double p99,
    @Nullable Double loss,
    @Nullable Double peakMegabytes) {
  Figure {
    rounds = List.copyOf(rounds);
  }

  String label() {
    return Entrant.label(system, setting, threads);
  }

  boolean isOurs() {
    return system.equals(Hourglass.NAME);
  }

  /** With the same setting's next round. */
  Figure and(Figure next) {
    List<Double> all = new ArrayList<>(rounds);
    all.addAll(next.rounds);
    boolean better = work.better(value, next.value) == next.value;
    Figure best = better ? next : this;
    return new Figure(
        work, system, setting, threads, best.value, all, best.p99, best.loss, best.peakMegabytes);
  }
}
