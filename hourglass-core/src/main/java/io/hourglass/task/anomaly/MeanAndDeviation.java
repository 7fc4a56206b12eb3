package io.hourglass.task.anomaly;

/**
 * An anomaly scores more than k standard deviations above the mean of the normal scores: the rule
 * of most tutorials. Scores are seldom normally distributed, so k says little about the alarms to
 * come.
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
  public String text() {
    return "sigma:" + Settings.plain(k);
  }

  @Override
  public double value(NormalScores normal, LabelledScores labelled) {
    return normal.mean() + k * normal.deviation();
  }
}
