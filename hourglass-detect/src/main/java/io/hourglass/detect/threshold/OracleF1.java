package io.hourglass.detect.threshold;

import io.hourglass.metric.ThresholdCurve;

/**
 * The best F1 that any threshold reaches. It is chosen with the labels it is evaluated on, so no
 * detector in use will be as good: many papers report it, and only to compare with those is it
 * here.
 *
 * @param threshold that reaches it
 * @param f1 the best
 * @param precision there
 * @param recall there
 */
public record OracleF1(double threshold, double f1, double precision, double recall) {
  public static OracleF1 of(ThresholdCurve sweep) {
    int best = sweep.best(sweep::f1);
    return new OracleF1(
        sweep.threshold(best), sweep.f1(best), sweep.precision(best), sweep.recall(best));
  }
}
