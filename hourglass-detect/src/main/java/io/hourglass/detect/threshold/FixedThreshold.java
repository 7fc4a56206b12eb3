package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;

/**
 * An anomaly scores above a value that was said: for scores that mean something by themselves, or a
 * threshold that was found elsewhere.
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
  public double value(NormalScores normal, LabeledScores labelled) {
    return score;
  }
}
