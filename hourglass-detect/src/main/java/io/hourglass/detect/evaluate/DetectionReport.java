package io.hourglass.detect.evaluate;

import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.OracleF1;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.metric.AlertBudget;
import io.hourglass.metric.Bootstrap;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.LabeledScores;
import io.hourglass.metric.OperatingPoint;
import io.hourglass.metric.PrecisionAt;
import io.hourglass.metric.ThresholdCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well scores and a threshold find labeled anomalies. Nothing in it has fed the threshold.
 *
 * {@snippet class=io.hourglass.detect.evaluate.DetectionReportTest region=report lang=java}
 *
 * <p>Intervals are of 95 %. The same rows give the same report to the bit.
 *
 * @param anomalies how many rows are
 * @param normals how many rows are not
 * @param normalWeight how many rows a normal one stands for, in all figures that mix both
 * @param auroc chance that an anomaly scores higher than a normal row, ties counting half; interval
 *     by {@link ConfidenceInterval#area}
 * @param averagePrecision mean over the anomalies of the precision at their score; interval by
 *     bootstrap
 * @param atThreshold what the threshold did
 * @param bestF1ChosenWithLabels what the best threshold would have done
 * @param precisionAt among the highest-scoring rows
 * @param budgets what is found with so many alarms
 * @param curve thresholds from high to low, at most 500, dense where the alarms are few; the first
 *     flags none, and has the precision of the second
 * @param kinds for each kind of anomaly, where they are known
 */
public record DetectionReport(
    int anomalies,
    int normals,
    double normalWeight,
    ConfidenceInterval auroc,
    ConfidenceInterval averagePrecision,
    ThresholdMetrics atThreshold,
    OracleF1 bestF1ChosenWithLabels,
    List<PrecisionAt> precisionAt,
    List<AlertBudget> budgets,
    List<OperatingPoint> curve,
    List<PerClassMetrics> kinds) {
  /** Points of the curve besides the first and the last. */
  private static final int POINTS = 498;

  public DetectionReport {
    precisionAt = List.copyOf(precisionAt);
    budgets = List.copyOf(budgets);
    curve = List.copyOf(curve);
    kinds = List.copyOf(kinds);
  }

  /**
   * Of labeled rows, taken for one batch.
   *
   * @param labelled rows that neither the model nor the threshold has seen
   * @param threshold to be evaluated
   * @param normal what the threshold was set on
   * @throws IllegalArgumentException if there is not an anomaly and a normal row
   */
  public static DetectionReport of(
      LabeledScores labelled, Threshold threshold, NormalScores normal) {
    labelled.requireBothKinds("a report");
    ThresholdCurve sweep = ThresholdCurve.of(labelled);
    boolean[] flags = threshold.anomalies(labelled.scores(), normal);
    int flagged = (int) IntStream.range(0, flags.length).filter(row -> flags[row]).count();
    int steps = sweep.stepsOf(flagged);
    Bootstrap bootstrap = Bootstrap.of(sweep, steps);
    return new DetectionReport(
        sweep.anomalies(),
        sweep.normals(),
        labelled.normalWeight(),
        ConfidenceInterval.area(
            sweep.area(labelled.scoresOf(true)), sweep.anomalies(), sweep.normals()),
        bootstrap.averagePrecision(),
        ThresholdMetrics.of(threshold, sweep, steps, bootstrap),
        OracleF1.of(sweep),
        PrecisionAt.of(sweep),
        AlertBudget.of(sweep),
        curve(sweep),
        PerClassMetrics.of(labelled, sweep, steps));
  }

  private static List<OperatingPoint> curve(ThresholdCurve sweep) {
    List<OperatingPoint> curve = new ArrayList<>();
    OperatingPoint none = OperatingPoint.of(sweep, 0);
    curve.add(new OperatingPoint(none.threshold(), 0, 0, 0, sweep.precision(1)));
    double next = 0;
    for (int steps = 1; steps < sweep.steps(); steps++) {
      double way = way(sweep, steps);
      if (way >= next) {
        curve.add(OperatingPoint.of(sweep, steps));
        next = (1 + Math.floor(way * POINTS)) / POINTS;
      }
    }
    curve.add(OperatingPoint.of(sweep, sweep.steps()));
    return curve;
  }

  /** From 0 to below 1: by recall, false positives and the logarithm of all alarms alike. */
  private static double way(ThresholdCurve sweep, int steps) {
    double alarms = StrictMath.log1p(sweep.alerts(steps)) / StrictMath.log1p(sweep.total());
    return (sweep.recall(steps) + sweep.falsePositiveRate(steps) + alarms) / 3;
  }
}
