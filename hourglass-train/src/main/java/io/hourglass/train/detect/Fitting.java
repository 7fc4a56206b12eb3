package io.hourglass.train.detect;

import io.hourglass.task.anomaly.Conformal;
import io.hourglass.task.anomaly.Rule;
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
public record Fitting(long seed, OptionalDouble contamination, Optional<Rule> rule) {
  private static final double RATE = 0.01;

  public Fitting {
    double share = contamination.orElse(0);
    if (!(share >= 0 && share < 0.5)) {
      throw new IllegalArgumentException("contamination must be in [0, 0.5), got " + share);
    }
  }

  /** Seed 1; how many rows are strange is found out. */
  public static Fitting defaults() {
    return new Fitting(1, OptionalDouble.empty(), Optional.empty());
  }

  /** The same with another seed. */
  public Fitting withSeed(long value) {
    return new Fitting(value, contamination, rule);
  }

  /** The same with another share of strange rows. */
  public Fitting withContamination(double value) {
    return new Fitting(seed, OptionalDouble.of(value), rule);
  }

  /** The same with another rule. */
  public Fitting withRule(Rule value) {
    return new Fitting(seed, contamination, Optional.of(value));
  }

  /** What sets the threshold on so many rows. */
  Rule rule(long rows) {
    return rule.orElseGet(() -> Conformal.atLeast(RATE, rows));
  }
}
