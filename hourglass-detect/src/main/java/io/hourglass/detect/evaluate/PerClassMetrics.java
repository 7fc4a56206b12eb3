package io.hourglass.detect.evaluate;

import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.LabeledScores;
import io.hourglass.metric.ThresholdCurve;
import java.util.Arrays;
import java.util.List;

/**
 * Metrics of the anomalies of one class.
 *
 * @param kind its name
 * @param rows how many there are
 * @param recall share of them that is flagged; interval of Clopper and Pearson
 * @param auroc probability that one of them scores higher than a normal row
 */
public record PerClassMetrics(
    String kind, int rows, ConfidenceInterval recall, ConfidenceInterval auroc) {
  static List<PerClassMetrics> of(LabeledScores labelled, ThresholdCurve sweep, int steps) {
    return labelled.kinds().stream()
        .map(kind -> of(kind, labelled.scoresOf(kind), sweep, steps))
        .toList();
  }

  private static PerClassMetrics of(String kind, double[] scores, ThresholdCurve sweep, int steps) {
    double threshold = sweep.threshold(steps);
    long flagged = Arrays.stream(scores).filter(score -> score > threshold).count();
    return new PerClassMetrics(
        kind,
        scores.length,
        ConfidenceInterval.share(flagged, scores.length),
        ConfidenceInterval.area(sweep.area(scores), scores.length, sweep.normals()));
  }
}
