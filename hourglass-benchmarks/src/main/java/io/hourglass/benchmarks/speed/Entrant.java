package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Program;

/**
 * One way to do a piece of work.
 *
 * @param system whose it is
 * @param setting of the system, such as "compiled"; empty where there is but one
 * @param threads that it may use
 * @param program that does it
 */
record Entrant(String system, String setting, int threads, Program program) {
  /** As printed: {@code PyTorch 1.13.0 (Debian), 1 thread}. */
  String label() {
    return label(system, setting, threads);
  }

  static String label(String system, String setting, int threads) {
    return system
        + (setting.isEmpty() ? "" : ", " + setting)
        + (threads == 0 ? "" : threads == 1 ? ", 1 thread" : ", " + threads + " threads");
  }
}
