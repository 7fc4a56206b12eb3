package io.hourglass.detect.threshold;

import io.hourglass.metric.ThresholdCurve;

/**
 * The best F1 of any threshold. It is chosen with the labels it is evaluated on, so a detector in
 * use cannot reach it; it is reported for comparison with papers.
 *
 * @param threshold with the best F1
 * @param f1 at that threshold
 * @param precision at that threshold
 * @param recall at that threshold
 */
public record OracleF1(double threshold, double f1, double precision, double recall) {
  /** The best point of a curve. */
  public static OracleF1 of(ThresholdCurve curve) {
    int best = curve.argMax(curve::f1);
    return new OracleF1(
        curve.threshold(best), curve.f1(best), curve.precision(best), curve.recall(best));
  }
}
