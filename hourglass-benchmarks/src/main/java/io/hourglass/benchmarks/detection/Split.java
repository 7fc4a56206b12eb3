package io.hourglass.benchmarks.detection;

import io.hourglass.data.Table;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.metric.LabeledScores;
import java.util.List;

/**
 * What is learned from, and what is judged.
 *
 * @param training rows; the threshold is set on a part of them
 * @param test rows, with the same columns
 * @param anomalous which of the test rows are anomalies
 * @param kinds of each test row's anomaly; empty where they are not known
 * @param normalWeight how many rows a normal test row stands for
 * @param rules that set thresholds, the default first
 */
record Split(
    Table training,
    Table test,
    boolean[] anomalous,
    List<String> kinds,
    double normalWeight,
    List<Rule> rules) {
  Split {
    kinds = List.copyOf(kinds);
    rules = List.copyOf(rules);
  }

  /** Scores of the test rows with what is known of these. */
  LabeledScores labelled(double[] scores) {
    LabeledScores labelled = LabeledScores.of(scores, anomalous).withNormalWeight(normalWeight);
    return kinds.isEmpty() ? labelled : labelled.withKinds(kinds);
  }
}
