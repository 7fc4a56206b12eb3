package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;

/**
 * An anomaly scores above every normal row. A single bad row among those makes it blind; {@link
 * Conformal} at a rate of {@code 1 / (n + 1)} is the same with the rate said.
 */
public record Maximum() implements Rule {
  @Override
  public double value(NormalScores normal, LabeledScores labelled) {
    return normal.highest();
  }
}
