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

  /** Whether it can do nothing without labelled rows. */
  default boolean needsLabels() {
    return false;
  }

  /**
   * The score above which a row is an anomaly.
   *
   * @param normal how normal rows score
   * @param labelled what a rule that needs labels goes by; {@link LabeledScores#none} for others
   * @throws IllegalArgumentException if there are too few rows for it
   */
  double value(NormalScores normal, LabeledScores labelled);

  /**
   * The share of normal rows that is expected to score above the rule's threshold: by rank, {@code
   * (1 + rows above) / (rows + 1)}, unless the rule knows better.
   */
  default double falsePositiveRate(NormalScores normal, double threshold) {
    return (1.0 + normal.above(threshold)) / (normal.rows() + 1.0);
  }

  /**
   * Which rows of a batch are anomalies: each that scores above the threshold, unless the rule
   * looks at the batch as a whole.
   */
  default boolean[] anomalies(double[] scores, double threshold, NormalScores normal) {
    boolean[] anomalies = new boolean[scores.length];
    for (int row = 0; row < scores.length; row++) {
      anomalies[row] = scores[row] > threshold;
    }
    return anomalies;
  }
}
