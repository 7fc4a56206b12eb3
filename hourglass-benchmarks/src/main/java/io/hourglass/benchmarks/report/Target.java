package io.hourglass.benchmarks.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure to reach.
 *
 * @param key that stays the same, for programs
 * @param text of what is measured
 * @param bound to reach
 * @param reached the measured figure; null where it was not measured
 * @param against the peer it is compared with; empty where there is none
 * @param isMet whether the figure is on the right side of the bound
 */
public record Target(
    String key,
    String text,
    double bound,
    @Nullable Double reached,
    String against,
    boolean isMet) {
  /** A figure that must be at least so much. */
  public static Target atLeast(
      String key, String text, double bound, @Nullable Double reached, String against) {
    return new Target(key, text, bound, reached, against, reached != null && reached >= bound);
  }

  /** A figure that must be at most so much. */
  public static Target atMost(String key, String text, double bound, @Nullable Double reached) {
    return new Target(key, text, bound, reached, "", reached != null && reached <= bound);
  }

  /** Pass, miss or not measured. */
  public String status() {
    return reached == null ? "not measured" : isMet ? "pass" : "miss";
  }

  /** Targets as a table. */
  public static ResultTable<?> table(List<Target> targets) {
    return ResultTable.of("targets", "Targets", targets)
        .text("key", Target::key)
        .text("what", Target::text)
        .column("target", "%.5g", Target::bound)
        .column("reached", "%.4g", Target::reached)
        .text("status", Target::status)
        .text("against", Target::against);
  }
}
