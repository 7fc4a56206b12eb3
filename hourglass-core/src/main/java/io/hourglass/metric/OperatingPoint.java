package io.hourglass.metric;

/**
 * What a threshold would do on labeled rows: a point of the receiver operating characteristic, of
 * the precision-recall curve and of the alarm budget curve at once.
 *
 * @param threshold rows that score above it are flagged
 * @param alertsPerThousand alarms among 1,000 rows, right and false
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
  public static OperatingPoint of(ThresholdCurve sweep, int steps) {
    return new OperatingPoint(
        sweep.threshold(steps),
        1000 * sweep.alerts(steps) / sweep.total(),
        sweep.recall(steps),
        sweep.falsePositiveRate(steps),
        sweep.precision(steps));
  }
}
