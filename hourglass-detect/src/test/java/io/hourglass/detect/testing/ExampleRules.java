package io.hourglass.detect.testing;

import io.hourglass.detect.threshold.BestF1;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.FalseDiscoveryRate;
import io.hourglass.detect.threshold.FixedThreshold;
import io.hourglass.detect.threshold.Maximum;
import io.hourglass.detect.threshold.MeanAndDeviation;
import io.hourglass.detect.threshold.MinimumCost;
import io.hourglass.detect.threshold.PeaksOverThreshold;
import io.hourglass.detect.threshold.Quantile;
import io.hourglass.detect.threshold.Rule;
import java.util.List;

/** An example of every threshold rule, for contract tests. */
public final class ExampleRules {
  private ExampleRules() {}

  /** Rules that set a threshold. */
  public static List<Rule> all() {
    return List.of(
        new Conformal(0.02),
        new FalseDiscoveryRate(0.2),
        new Quantile(0.95),
        new MeanAndDeviation(2.5),
        new Maximum(),
        new FixedThreshold(0.05),
        new PeaksOverThreshold(0.0001, 0.9),
        new BestF1(),
        new MinimumCost(2, 150.5));
  }
}
