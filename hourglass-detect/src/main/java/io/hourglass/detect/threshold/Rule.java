package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;

/**
 * How a threshold is set on scores.
 *
 * {@snippet class=io.hourglass.detect.threshold.ThresholdTest region=rule lang=java}
 */
public sealed interface Rule
    permits Conformal,
        FalseDiscoveryRate,
        Quantile,
        MeanAndDeviation,
        Maximum,
        FixedThreshold,
        PeaksOverThreshold,
        BestF1,
        MinimumCost {
  /** The short form that {@link RuleText} reads: {@code conformal:0.001}. */
  default String text() {
    return RuleText.FORM.print(this);
  }

  /** Whether it needs labeled rows. */
  default boolean needsLabels() {
    return false;
  }

  /**
   * The score above which a row is an anomaly.
   *
   * @param normal scores of normal rows
   * @param labeled for a rule that needs labels; {@link LabeledScores#none} for others
   * @throws IllegalArgumentException if there are too few rows
   */
  double value(NormalScores normal, LabeledScores labeled);

  /**
   * The expected share of normal rows above the threshold: by rank, {@code (1 + rows above) / (rows
   * + 1)}, unless the rule estimates it otherwise.
   */
  default double falsePositiveRate(NormalScores normal, double threshold) {
    return (1.0 + normal.above(threshold)) / (normal.rows() + 1.0);
  }

  /**
   * Which rows of a batch are anomalies: those that score above the threshold, unless the rule
   * depends on the whole batch.
   */
  default boolean[] anomalies(double[] scores, double threshold, NormalScores normal) {
    boolean[] anomalies = new boolean[scores.length];
    for (int row = 0; row < scores.length; row++) {
      anomalies[row] = scores[row] > threshold;
    }
    return anomalies;
  }
}
