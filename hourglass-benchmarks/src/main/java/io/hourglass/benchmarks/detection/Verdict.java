package io.hourglass.benchmarks.detection;

import io.hourglass.detect.evaluate.DetectionReport;
import io.hourglass.metric.AlertBudget;
import java.util.List;
import java.util.Optional;

/**
 * What a detector came to.
 *
 * @param detector its name
 * @param seed of whatever is random in it
 * @param reports one for each rule, in the order of these
 * @param fitSeconds to learn, with the scores that set the threshold
 * @param scoreSeconds for all test rows
 */
record Verdict(
    String detector,
    long seed,
    List<DetectionReport> reports,
    double fitSeconds,
    double scoreSeconds) {
  private static final double ONE_IN_A_THOUSAND = 1;

  Verdict {
    reports = List.copyOf(reports);
  }

  /** Its ranking is the same under every rule. */
  DetectionReport first() {
    return reports.get(0);
  }

  /** What one alert in 1,000 rows would find. */
  Optional<AlertBudget> oneInAThousand() {
    return first().budgets().stream()
        .filter(budget -> budget.perThousand() == ONE_IN_A_THOUSAND)
        .findFirst();
  }
}
