package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;
import io.hourglass.metric.ThresholdCurve;

/**
 * The threshold of the least cost on labelled rows, given what a false positive and what a missed
 * anomaly costs. Of several, the one with the fewest alarms.
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
  public double value(NormalScores normal, LabeledScores labelled) {
    labelled.requireBothKinds("rule cost");
    ThresholdCurve sweep = ThresholdCurve.of(labelled);
    return sweep.threshold(
        sweep.best(g ->
            -falsePositive * sweep.falsePositiveWeight(g)
                - miss * (sweep.anomalies() - sweep.hits(g))));
  }
}
