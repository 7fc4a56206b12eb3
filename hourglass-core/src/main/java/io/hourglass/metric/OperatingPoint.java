package io.hourglass.metric;

/**
 * Metrics of labeled rows at one threshold: a point of the ROC curve, of the precision-recall curve
 * and of recall by alert budget.
 *
 * @param threshold rows that score above it are flagged
 * @param alertsPerThousand alerts per 1,000 rows
 * @param recall share of the anomalies that is flagged
 * @param falsePositiveRate share of the normal rows that is flagged
 * @param precision share of anomalies among the flagged; 0 where none is flagged
 */
public record OperatingPoint(
    double threshold,
    double alertsPerThousand,
    double recall,
    double falsePositiveRate,
    double precision) {
  /** The point at a step of the curve. */
  public static OperatingPoint of(ThresholdCurve curve, int step) {
    return new OperatingPoint(
        curve.threshold(step),
        1000 * curve.alerts(step) / curve.total(),
        curve.recall(step),
        curve.falsePositiveRate(step),
        curve.precision(step));
  }
}
