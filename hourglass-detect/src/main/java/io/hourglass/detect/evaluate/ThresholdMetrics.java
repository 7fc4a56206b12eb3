package io.hourglass.detect.evaluate;

import io.hourglass.detect.threshold.Threshold;
import io.hourglass.metric.Bootstrap;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.ThresholdCurve;

/**
 * How well labeled rows were parted by a threshold that knew nothing of their labels.
 *
 * <p>Counts are of rows; shares that mix anomalies and normal rows take the weight of the latter
 * into account.
 *
 * @param threshold the one in use
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
 * @param alertsPerThousand alarms among 1,000 rows, right and false
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
      Threshold threshold, ThresholdCurve sweep, int steps, Bootstrap bootstrap) {
    int hits = sweep.hits(steps);
    int falsePositives = sweep.falsePositives(steps);
    return new ThresholdMetrics(
        threshold,
        hits,
        falsePositives,
        sweep.anomalies() - hits,
        sweep.normals() - falsePositives,
        bootstrap.precision(),
        ConfidenceInterval.share(hits, sweep.anomalies()),
        bootstrap.f1(),
        ConfidenceInterval.share(falsePositives, sweep.normals()),
        bootstrap.accuracy(),
        1000 * sweep.alerts(steps) / sweep.total());
  }
}
