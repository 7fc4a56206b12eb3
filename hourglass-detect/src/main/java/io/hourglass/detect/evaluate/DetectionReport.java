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
 * Detection metrics of scores and a threshold on labeled rows: AUROC, average precision, precision,
 * recall, F1 and false-positive rate, with 95 % confidence intervals.
 *
 * {@snippet class=io.hourglass.detect.evaluate.DetectionReportTest region=report lang=java}
 *
 * <p>The same rows give the same report to the bit.
 *
 * @param anomalies number of anomalies
 * @param normals number of normal rows
 * @param normalWeight weight of a normal row in metrics of both classes
 * @param auroc probability that an anomaly scores higher than a normal row, ties counting half;
 *     interval by {@link ConfidenceInterval#area}
 * @param averagePrecision mean of the precision at the score of each anomaly; interval by bootstrap
 * @param atThreshold metrics at the threshold in use
 * @param oracleF1 the best F1 of any threshold, chosen with these labels
 * @param precisionAt precision among the rows with the highest scores
 * @param budgets recall by number of alerts
 * @param curve operating points from the highest threshold to the lowest, at most 500, dense where
 *     alerts are few; the first flags no row, and has the precision of the second
 * @param classes metrics of each class of anomalies, where classes are known
 */
public record DetectionReport(
    int anomalies,
    int normals,
    double normalWeight,
    ConfidenceInterval auroc,
    ConfidenceInterval averagePrecision,
    ThresholdMetrics atThreshold,
    OracleF1 oracleF1,
    List<PrecisionAt> precisionAt,
    List<AlertBudget> budgets,
    List<OperatingPoint> curve,
    List<PerClassMetrics> classes) {
  /** Points of the curve besides the first and the last. */
  private static final int POINTS = 498;

  public DetectionReport {
    precisionAt = List.copyOf(precisionAt);
    budgets = List.copyOf(budgets);
    curve = List.copyOf(curve);
    classes = List.copyOf(classes);
  }

  /**
   * Evaluates a threshold on labeled rows, taken as one batch.
   *
   * @param labeled rows that neither the model nor the threshold has seen
   * @param threshold to evaluate
   * @param normal the scores that the threshold was set on
   * @throws IllegalArgumentException if there is no anomaly or no normal row
   */
  public static DetectionReport of(
      LabeledScores labeled, Threshold threshold, NormalScores normal) {
    labeled.requireBothClasses("a report");
    ThresholdCurve curve = ThresholdCurve.of(labeled);
    boolean[] flags = threshold.anomalies(labeled.scores(), normal);
    int flagged = (int) IntStream.range(0, flags.length).filter(row -> flags[row]).count();
    int step = curve.stepFlagging(flagged);
    Bootstrap bootstrap = Bootstrap.of(curve, step);
    return new DetectionReport(
        curve.anomalies(),
        curve.normals(),
        labeled.normalWeight(),
        ConfidenceInterval.area(
            curve.auroc(labeled.scoresOf(true)), curve.anomalies(), curve.normals()),
        bootstrap.averagePrecision(),
        ThresholdMetrics.of(threshold, curve, step, bootstrap),
        OracleF1.of(curve),
        PrecisionAt.of(curve),
        AlertBudget.of(curve),
        points(curve),
        PerClassMetrics.of(labeled, curve, step));
  }

  private static List<OperatingPoint> points(ThresholdCurve curve) {
    List<OperatingPoint> points = new ArrayList<>();
    OperatingPoint none = OperatingPoint.of(curve, 0);
    points.add(new OperatingPoint(none.threshold(), 0, 0, 0, curve.precision(1)));
    spreadSteps(curve).mapToObj(step -> OperatingPoint.of(curve, step)).forEach(points::add);
    points.add(OperatingPoint.of(curve, curve.steps()));
    return points;
  }

  /** Steps inside the curve, the first in each of so many equal parts of it. */
  private static IntStream spreadSteps(ThresholdCurve curve) {
    IntStream.Builder steps = IntStream.builder();
    double next = 0;
    for (int step = 1; step < curve.steps(); step++) {
      double position = position(curve, step);
      if (position >= next) {
        steps.add(step);
        next = (1 + Math.floor(position * POINTS)) / POINTS;
      }
    }
    return steps.build();
  }

  /** A position on the curve in [0, 1): the mean of recall, false-positive rate and log alerts. */
  private static double position(ThresholdCurve curve, int step) {
    double alerts = StrictMath.log1p(curve.alerts(step)) / StrictMath.log1p(curve.total());
    return (curve.recall(step) + curve.falsePositiveRate(step) + alerts) / 3;
  }
}
