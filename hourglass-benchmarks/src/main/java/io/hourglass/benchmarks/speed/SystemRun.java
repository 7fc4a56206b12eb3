package io.hourglass.benchmarks.speed;

import java.util.List;

/**
 * A system's way to do a piece of work.
 *
 * @param setting of the system, such as "compiled"; empty where there is but one
 * @param threads that it may use; 0 where it chooses itself
 */
record SystemRun(String system, String setting, int threads, Program program) {
  /** A system that is ready to run. */
  @FunctionalInterface
  interface ReadySystem {
    /** Its runs for a piece of work, none where it cannot do that. */
    List<SystemRun> runs(Work work);
  }

  boolean isLocal() {
    return system.equals("Hourglass");
  }

  /** As printed: {@code PyTorch 1.13.0 (Debian), 1 thread}. */
  String label() {
    return system
        + (setting.isEmpty() ? "" : ", " + setting)
        + (threads == 0 ? "" : threads == 1 ? ", 1 thread" : ", " + threads + " threads");
  }

  /** The same with the name of a way as its setting, where it has none. */
  SystemRun by(String way) {
    return setting.isEmpty() ? new SystemRun(system, way, threads, program) : this;
  }
}
