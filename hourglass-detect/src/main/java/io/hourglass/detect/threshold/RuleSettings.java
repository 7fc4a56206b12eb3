package io.hourglass.detect.threshold;

import java.math.BigDecimal;

/** What rules' settings have in common. */
final class RuleSettings {
  private RuleSettings() {}

  /** A rate is neither nothing nor all. */
  static void checkRate(double rate) {
    if (!(rate > 0 && rate < 1)) {
      throw new IllegalArgumentException("rate must be in (0, 1), got " + rate);
    }
  }

  /** As people write it: 0.0001 and not 1.0E-4, 3 and not 3.0. */
  static String plain(double setting) {
    return BigDecimal.valueOf(setting).stripTrailingZeros().toPlainString();
  }
}
