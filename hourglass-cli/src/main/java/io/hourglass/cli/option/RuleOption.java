package io.hourglass.cli.option;

import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.RuleText;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** The rule that sets the threshold of a detector. */
public final class RuleOption {
  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description =
          "Rule that sets the threshold. From the scores of normal rows: conformal:0.01, "
              + "fdr:0.1, quantile:0.99, sigma:3, max, pot:0.001 (extreme value theory), "
              + "above:0.05 (of a series: 5 %% of its range above the maximum). From labeled "
              + "rows: f1, cost:1,50.")
  private Optional<String> rule = Optional.empty();

  @Option(
      names = "--false-positive-rate",
      paramLabel = "R",
      description =
          "Share of normal rows that may be flagged, as in 0.001; with rule conformal by default.")
  private Optional<Double> falsePositiveRate = Optional.empty();

  /** The rule, if one was asked for. */
  public Optional<Rule> rule() {
    if (rule.isEmpty() && falsePositiveRate.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        RuleText.parse(
            rule.orElse("conformal"),
            falsePositiveRate.map(OptionalDouble::of).orElseGet(OptionalDouble::empty)));
  }
}
