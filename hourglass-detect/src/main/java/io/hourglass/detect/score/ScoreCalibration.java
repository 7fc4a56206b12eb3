package io.hourglass.detect.score;

import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.metric.LabeledScores;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns raw scores into p-values and flags.
 *
 * @param normal how normal rows score
 * @param threshold above which a row is an anomaly
 */
public record ScoreCalibration(NormalScores normal, Threshold threshold) {
  /**
   * From the scores of normal rows.
   *
   * @param scores of rows that were held out of training
   * @param rule that sets the threshold
   * @throws IllegalArgumentException if the rule needs labels, or there are too few rows for it
   */
  public static ScoreCalibration of(double[] scores, Rule rule) {
    NormalScores normal = NormalScores.of(scores, true);
    return new ScoreCalibration(normal, Threshold.of(rule, normal));
  }

  /**
   * From the scores of labeled rows.
   *
   * @param scores of rows that were held out of training
   * @param anomalies which of them are anomalies
   * @param rule that sets the threshold
   * @throws IllegalArgumentException if there are too few rows for the rule
   */
  public static ScoreCalibration of(double[] scores, boolean[] anomalies, Rule rule) {
    LabeledScores labeled = LabeledScores.of(scores, anomalies);
    double[] others =
        IntStream.range(0, scores.length)
            .filter(row -> !anomalies[row])
            .mapToDouble(row -> scores[row])
            .toArray();
    NormalScores normal = NormalScores.of(others, true);
    return new ScoreCalibration(normal, Threshold.of(rule, normal, labeled));
  }

  /**
   * The same normal rows with the threshold of another rule.
   *
   * @throws IllegalArgumentException if the rule needs labels, or there are too few rows for it
   */
  public ScoreCalibration with(Rule rule) {
    return new ScoreCalibration(normal, Threshold.of(rule, normal));
  }

  /** The result for one row by itself. */
  public RowScore rowScore(double score) {
    return new RowScore(score, normal.pValue(score), threshold.isAnomaly(score), List.of());
  }

  /** The results for a batch of rows, without reasons. */
  public Detections detections(double[] scores) {
    return detections(scores, List.of());
  }

  /**
   * The results for a batch of rows.
   *
   * @param reasons of each row, or none at all
   */
  public Detections detections(double[] scores, List<List<Reason>> reasons) {
    return new Detections(scores, normal, threshold.anomalies(scores, normal), reasons);
  }
}
