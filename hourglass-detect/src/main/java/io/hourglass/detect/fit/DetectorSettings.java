package io.hourglass.detect.fit;

import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.setting.Settings;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a detector of rows is fitted.
 *
 * @param seed of everything random
 * @param contamination share of the training rows that may be anomalous, and are excluded where the
 *     autoencoders learn; in [0, 0.5); estimated from the rows if absent
 * @param rule that sets the threshold; if absent a false-positive rate of 1 %, or as low as the
 *     rows allow for
 * @param maxRows the most rows of a source to fit to; of more a uniform sample is taken
 */
@Settings
public record DetectorSettings(
    long seed, OptionalDouble contamination, Optional<Rule> rule, int maxRows)
    implements DetectorSettingsBuilder.With {
  private static final double RATE = 0.01;
  private static final int MAX_ROWS = 1_000_000;

  public DetectorSettings {
    double share = contamination.orElse(0);
    if (!(share >= 0 && share < 0.5)) {
      throw new IllegalArgumentException("contamination must be in [0, 0.5), got " + share);
    }
    if (maxRows < 1) {
      throw new IllegalArgumentException("maxRows must be at least 1, got " + maxRows);
    }
  }

  /** Seed 1; the contamination is estimated; at most a million rows of a source. */
  public static DetectorSettings defaults() {
    return new DetectorSettings(1, OptionalDouble.empty(), Optional.empty(), MAX_ROWS);
  }

  /** The same with a share of anomalous rows. */
  public DetectorSettings withContamination(double value) {
    return withContamination(OptionalDouble.of(value));
  }

  /** The same with a rule for the threshold. */
  public DetectorSettings withRule(Rule value) {
    return withRule(Optional.of(value));
  }

  /** The rule for a number of calibration rows. */
  Rule rule(long rows) {
    return rule.orElseGet(() -> Conformal.atLeast(RATE, rows));
  }
}
