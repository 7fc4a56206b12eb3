package io.hourglass.benchmarks.speed;

import java.util.List;

/** Figures for tests. */
final class Figures {
  private Figures() {}

  static Figure of(Work work, String system, String setting, double value) {
    return new Figure(work, system, setting, 1, value, List.of(value), null, null, null);
  }
}
