package io.hourglass.task.anomaly;

/**
 * An anomaly scores above a value that was said: for scores that mean something by themselves, or a
 * threshold that was found elsewhere.
 *
 * @param score the value
 */
public record Above(double score) implements Rule {
  public Above {
    if (!Double.isFinite(score)) {
      throw new IllegalArgumentException("score must be a finite number, got " + score);
    }
  }

  @Override
  public String text() {
    return "above:" + Settings.plain(score);
  }

  @Override
  public double value(NormalScores normal, LabelledScores labelled) {
    return score;
  }
}
