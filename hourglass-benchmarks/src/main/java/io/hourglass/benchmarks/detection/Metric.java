package io.hourglass.benchmarks.detection;

import io.hourglass.detect.evaluate.DetectionReport;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.metric.Ranking;
import java.util.List;

/**
 * How well anomalies are found.
 *
 * @param <T> type of the figures
 */
@FunctionalInterface
public interface Metric<T> {
  /** Area under the ROC curve and average precision. */
  Metric<Ranking> RANKING = scored -> Ranking.of(scored.scores(), scored.split().anomalous());

  /** A report for each rule, whose threshold is set on held-out rows. */
  static Metric<List<DetectionReport>> reports(List<Rule> rules) {
    return scored -> rules.stream().map(rule -> report(scored, rule)).toList();
  }

  private static DetectionReport report(Scored scored, Rule rule) {
    NormalScores normal = scored.fitted().normal();
    return DetectionReport.of(
        scored.split().labeled(scored.scores()), Threshold.of(rule, normal), normal);
  }

  /** Evaluates the scores of a split's test rows. */
  T of(Scored scored);

  /** Scores of a split's test rows by a fitted detector. */
  record Scored(LabeledSplit split, DetectorUnderTest.FittedDetector fitted, double[] scores) {}
}
