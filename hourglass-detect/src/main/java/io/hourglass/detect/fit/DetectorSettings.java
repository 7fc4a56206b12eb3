package io.hourglass.detect.fit;

import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.setting.Settings;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a detector is fitted.
 *
 * @param seed of everything random
 * @param contamination share of the training rows that may be strange, and are left out where the
 *     autoencoder learns; in [0, 0.5); without one it is estimated from the rows
 * @param rule that sets the threshold; without one alarms at a rate of 1 %, or as low as the rows
 *     allow for
 */
@Settings
public record DetectorSettings(long seed, OptionalDouble contamination, Optional<Rule> rule)
    implements DetectorSettingsBuilder.With {
  private static final double RATE = 0.01;

  public DetectorSettings {
    double share = contamination.orElse(0);
    if (!(share >= 0 && share < 0.5)) {
      throw new IllegalArgumentException("contamination must be in [0, 0.5), got " + share);
    }
  }

  /** Seed 1; how many rows are strange is found out. */
  public static DetectorSettings defaults() {
    return new DetectorSettings(1, OptionalDouble.empty(), Optional.empty());
  }

  /** The same with another share of strange rows. */
  public DetectorSettings withContamination(double value) {
    return withContamination(OptionalDouble.of(value));
  }

  /** The same with another rule. */
  public DetectorSettings withRule(Rule value) {
    return withRule(Optional.of(value));
  }

  /** What sets the threshold on so many rows. */
  Rule rule(long rows) {
    return rule.orElseGet(() -> Conformal.atLeast(RATE, rows));
  }
}
