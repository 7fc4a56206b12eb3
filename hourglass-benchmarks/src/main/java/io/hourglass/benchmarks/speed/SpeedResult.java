package io.hourglass.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The result of a system with a setting.
 *
 * @param p99 of one row: 99 of 100 calls took no longer
 * @param loss at the end, to show that the work is the same; of one row the squared error
 */
record SpeedResult(
    Work work,
    SystemRun run,
    List<Double> rounds,
    @Nullable Double p99,
    @Nullable Double loss,
    @Nullable Double peakMegabytes) {
  /** The best of the rounds. */
  double value() {
    return rounds.stream().reduce(work::better).orElseThrow();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s: %.4g", run.label(), value());
  }

  /** Whether it was computed in half the bits. */
  boolean isHalf() {
    return run.setting().equals("bfloat16") || run.setting().equals("lean-bf16");
  }

  /** With the same setting's next round. */
  SpeedResult and(SpeedResult next) {
    List<Double> all = new ArrayList<>(rounds);
    all.addAll(next.rounds);
    SpeedResult best = work.better(value(), next.value()) == next.value() ? next : this;
    return new SpeedResult(work, run, all, best.p99, best.loss, best.peakMegabytes);
  }
}
