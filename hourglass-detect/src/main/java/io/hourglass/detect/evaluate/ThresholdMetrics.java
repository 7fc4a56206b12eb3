package io.hourglass.detect.evaluate;

import io.hourglass.detect.threshold.Threshold;
import io.hourglass.metric.Bootstrap;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.ThresholdCurve;

/**
 * Metrics of labeled rows at a threshold that was set without their labels.
 *
 * <p>Counts are of rows; metrics of both classes include the weight of normal rows.
 *
 * @param threshold in use
 * @param truePositives anomalies flagged
 * @param falsePositives normal rows flagged
 * @param falseNegatives anomalies not flagged
 * @param trueNegatives normal rows not flagged
 * @param precision share of anomalies among the flagged, 0 if none is; interval by bootstrap
 * @param recall share of the anomalies that is flagged; interval of Clopper and Pearson
 * @param f1 harmonic mean of the two; interval by bootstrap
 * @param falsePositiveRate share of the normal rows that is flagged; interval of Clopper and
 *     Pearson
 * @param accuracy share of the rows that are classified correctly; interval by bootstrap
 * @param alertsPerThousand alerts per 1,000 rows
 */
public record ThresholdMetrics(
    Threshold threshold,
    int truePositives,
    int falsePositives,
    int falseNegatives,
    int trueNegatives,
    ConfidenceInterval precision,
    ConfidenceInterval recall,
    ConfidenceInterval f1,
    ConfidenceInterval falsePositiveRate,
    ConfidenceInterval accuracy,
    double alertsPerThousand) {
  static ThresholdMetrics of(
      Threshold threshold, ThresholdCurve curve, int step, Bootstrap bootstrap) {
    int truePositives = curve.truePositives(step);
    int falsePositives = curve.falsePositives(step);
    return new ThresholdMetrics(
        threshold,
        truePositives,
        falsePositives,
        curve.anomalies() - truePositives,
        curve.normals() - falsePositives,
        bootstrap.precision(),
        ConfidenceInterval.share(truePositives, curve.anomalies()),
        bootstrap.f1(),
        ConfidenceInterval.share(falsePositives, curve.normals()),
        bootstrap.accuracy(),
        1000 * curve.alerts(step) / curve.total());
  }
}
