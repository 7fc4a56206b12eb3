package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;
import io.hourglass.metric.ThresholdCurve;

/**
 * The threshold with the highest F1 on labeled rows, which must not be the ones that F1 is then
 * reported on. Ties are resolved in favor of fewer alerts.
 */
public record BestF1() implements Rule {
  @Override
  public boolean needsLabels() {
    return true;
  }

  @Override
  public double value(NormalScores normal, LabeledScores labeled) {
    labeled.requireBothClasses("rule f1");
    ThresholdCurve curve = ThresholdCurve.of(labeled);
    return curve.threshold(curve.argMax(curve::f1));
  }
}
