package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;

/**
 * An anomaly scores more than k standard deviations above the mean of the normal scores: the rule
 * of most tutorials. Scores are rarely normally distributed, so k does not determine the alert
 * rate.
 *
 * @param k how many standard deviations
 */
public record MeanAndDeviation(double k) implements Rule {
  public MeanAndDeviation {
    if (!Double.isFinite(k)) {
      throw new IllegalArgumentException("k must be a finite number, got " + k);
    }
  }

  @Override
  public double value(NormalScores normal, LabeledScores labeled) {
    return normal.mean() + k * normal.deviation();
  }
}
