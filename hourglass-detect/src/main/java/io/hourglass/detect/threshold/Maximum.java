package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;

/**
 * An anomaly scores above every normal row. A single outlier among those disables it; {@link
 * Conformal} at a rate of {@code 1 / (n + 1)} is equivalent and states the rate.
 */
public record Maximum() implements Rule {
  @Override
  public double value(NormalScores normal, LabeledScores labeled) {
    return normal.highest();
  }
}
