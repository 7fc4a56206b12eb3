package io.hourglass.detect.threshold;

import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.LabeledScores;

/**
 * A calibrated threshold: rows with a higher score are anomalies.
 *
 * @param rule that set it
 * @param value a row with this score is not an anomaly, one with a higher score is
 * @param rows number of normal rows it was calibrated on
 * @param heldOut whether these were held out from training
 * @param alertsPerThousand expected alerts per 1,000 normal rows: by rank, at least 1,000 / (n +
 *     1), or by the fitted tail; with the interval of Clopper and Pearson for the calibration rows
 *     above the value
 */
public record Threshold(
    Rule rule, double value, long rows, boolean heldOut, ConfidenceInterval alertsPerThousand) {
  public Threshold {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a threshold must be a finite number, got " + value);
    }
  }

  /**
   * The threshold of a rule that needs no labels.
   *
   * @throws IllegalArgumentException if the rule needs them, or there are too few rows for it
   */
  public static Threshold of(Rule rule, NormalScores normal) {
    return of(rule, normal, LabeledScores.none());
  }

  /**
   * The threshold of any rule.
   *
   * @param normal scores of normal rows
   * @param labeled for rules that need labels; others ignore it
   * @throws IllegalArgumentException if there are too few rows for the rule
   */
  public static Threshold of(Rule rule, NormalScores normal, LabeledScores labeled) {
    double value = rule.value(normal, labeled);
    ConfidenceInterval observed = ConfidenceInterval.share(normal.above(value), normal.rows());
    ConfidenceInterval alerts =
        new ConfidenceInterval(
            1000 * rule.falsePositiveRate(normal, value),
            1000 * observed.low(),
            1000 * observed.high());
    return new Threshold(rule, value, normal.rows(), normal.heldOut(), alerts);
  }

  /** Whether a row by itself is an anomaly. */
  public boolean isAnomaly(double score) {
    return score > value;
  }

  /**
   * Which rows of a batch are anomalies: those above the value, unless the rule depends on the
   * whole batch, as {@link FalseDiscoveryRate} does.
   *
   * @param normal scores that the threshold was set on
   */
  public boolean[] anomalies(double[] scores, NormalScores normal) {
    return rule.anomalies(scores, value, normal);
  }
}
