package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;
import io.hourglass.metric.ThresholdCurve;

/**
 * The threshold with the highest F1 on labeled rows, which must not be the ones that F1 is then
 * reported on. Ties are resolved in favor of fewer alarms.
 */
public record BestF1() implements Rule {
  @Override
  public boolean needsLabels() {
    return true;
  }

  @Override
  public double value(NormalScores normal, LabeledScores labelled) {
    labelled.requireBothKinds("rule f1");
    ThresholdCurve sweep = ThresholdCurve.of(labelled);
    return sweep.threshold(sweep.best(sweep::f1));
  }
}
