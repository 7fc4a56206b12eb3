package io.hourglass.detect.threshold;

/** Checks of the settings of rules. */
final class RuleSettings {
  private RuleSettings() {}

  /** Checks that a rate is between 0 and 1. */
  static void checkRate(double rate) {
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException("rate must be in (0, 1), got " + rate);
    }
  }
}
