package io.hourglass.detect.threshold;

/** What rules' settings have in common. */
final class RuleSettings {
  private RuleSettings() {}

  /** A rate is neither nothing nor all. */
  static void checkRate(double rate) {
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException("rate must be in (0, 1), got " + rate);
    }
  }
}
