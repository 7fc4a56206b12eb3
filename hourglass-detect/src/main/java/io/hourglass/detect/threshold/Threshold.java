package io.hourglass.detect.threshold;

import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.LabeledScores;

/**
 * What counts as an anomaly: a score above a value, and where that came from.
 *
 * @param rule that set it
 * @param value a row that scores above it is an anomaly, one that scores just that is not
 * @param rows how many normal rows the rule went by
 * @param heldOut whether those were held out from training
 * @param alertsPerThousand alarms expected in 1,000 normal rows: by rank, never less than 1,000 /
 *     (n + 1), or by the fitted tail; with the interval of Clopper and Pearson for the calibration
 *     rows that score above the value
 */
public record Threshold(
    Rule rule, double value, long rows, boolean heldOut, ConfidenceInterval alertsPerThousand) {
  public Threshold {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a threshold must be a finite number, got " + value);
    }
  }

  /**
   * Set by a rule that needs no labels.
   *
   * @throws IllegalArgumentException if the rule needs them, or there are too few rows for it
   */
  public static Threshold of(Rule rule, NormalScores normal) {
    return of(rule, normal, LabeledScores.none());
  }

  /**
   * Set by any rule.
   *
   * @param normal how normal rows score
   * @param labelled what rules that need labels go by, and no other
   * @throws IllegalArgumentException if there are too few rows for the rule
   */
  public static Threshold of(Rule rule, NormalScores normal, LabeledScores labelled) {
    double value = rule.value(normal, labelled);
    ConfidenceInterval seen = ConfidenceInterval.share(normal.above(value), normal.rows());
    ConfidenceInterval alerts =
        new ConfidenceInterval(
            1000 * rule.falsePositiveRate(normal, value), 1000 * seen.low(), 1000 * seen.high());
    return new Threshold(rule, value, normal.rows(), normal.heldOut(), alerts);
  }

  /** Whether a row by itself is an anomaly. */
  public boolean isAnomaly(double score) {
    return score > value;
  }

  /**
   * Which rows of a batch are anomalies: those above the value, but for a rule that looks at the
   * batch as a whole, such as {@link FalseDiscoveryRate}.
   *
   * @param normal what the threshold was set on
   */
  public boolean[] anomalies(double[] scores, NormalScores normal) {
    return rule.anomalies(scores, value, normal);
  }
}
