package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;
import io.hourglass.metric.ThresholdCurve;

/**
 * The threshold with the minimum cost on labeled rows, given the cost of a false positive and of a
 * missed anomaly. Ties are resolved in favor of fewer alerts.
 *
 * @param falsePositive cost of a normal row flagged, above 0
 * @param miss cost of an anomaly not flagged, above 0
 */
public record MinimumCost(double falsePositive, double miss) implements Rule {
  public MinimumCost {
    check("falsePositive", falsePositive);
    check("miss", miss);
  }

  private static void check(String name, double cost) {
    if (!(cost > 0) || !Double.isFinite(cost)) {
      throw new IllegalArgumentException(name + " must be a finite number > 0, got " + cost);
    }
  }

  @Override
  public boolean needsLabels() {
    return true;
  }

  @Override
  public double value(NormalScores normal, LabeledScores labeled) {
    labeled.requireBothClasses("rule cost");
    ThresholdCurve curve = ThresholdCurve.of(labeled);
    return curve.threshold(
        curve.argMax(g ->
            -falsePositive * curve.falsePositiveWeight(g)
                - miss * (curve.anomalies() - curve.truePositives(g))));
  }
}
