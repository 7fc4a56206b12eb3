package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;

/**
 * An anomaly scores above a given value, for scores with a meaning of their own or a known
 * threshold.
 *
 * @param score the value
 */
public record FixedThreshold(double score) implements Rule {
  public FixedThreshold {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("score must be a finite number, got " + score);
    }
  }

  @Override
  public double value(NormalScores normal, LabeledScores labeled) {
    return score;
  }
}
