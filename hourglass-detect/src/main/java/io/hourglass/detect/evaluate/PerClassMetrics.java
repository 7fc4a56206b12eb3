package io.hourglass.detect.evaluate;

import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.LabeledScores;
import io.hourglass.metric.ThresholdCurve;
import java.util.Arrays;
import java.util.List;

/**
 * Metrics of the anomalies of one class.
 *
 * @param name of the class
 * @param rows number of rows
 * @param recall share of them that is flagged; interval of Clopper and Pearson
 * @param auroc probability that one of them scores higher than a normal row
 */
public record PerClassMetrics(
    String name, int rows, ConfidenceInterval recall, ConfidenceInterval auroc) {
  static List<PerClassMetrics> of(LabeledScores labeled, ThresholdCurve curve, int step) {
    return labeled.classes().stream()
        .map(name -> of(name, labeled.scoresOf(name), curve, step))
        .toList();
  }

  private static PerClassMetrics of(String name, double[] scores, ThresholdCurve curve, int step) {
    double threshold = curve.threshold(step);
    long flagged = Arrays.stream(scores).filter(score -> score > threshold).count();
    return new PerClassMetrics(
        name,
        scores.length,
        ConfidenceInterval.share(flagged, scores.length),
        ConfidenceInterval.area(curve.auroc(scores), scores.length, curve.normals()));
  }
}
