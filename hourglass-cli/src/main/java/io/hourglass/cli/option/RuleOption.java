package io.hourglass.cli.option;

import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.RuleText;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** What sets the threshold of a detector. */
public final class RuleOption {
  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description = {
        "What sets the threshold, by the scores of normal rows: conformal:0.01, fdr:0.1,",
        "quantile:0.99, sigma:3, max, pot:0.001 (extreme values), above:0.05 (of a series: beyond all",
        "that was seen by 5 %% of its range); by labelled rows: f1, cost:1,50."
      })
  private Optional<String> rule = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Share of normal rows that may be flagged, as in 0.001; conformal, if no rule.")
  private Optional<Double> rate = Optional.empty();

  /** The rule that was asked for, if any was. */
  public Optional<Rule> rule() {
    if (rule.isEmpty() && rate.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        RuleText.parse(
            rule.orElse("conformal"),
            rate.map(OptionalDouble::of).orElseGet(OptionalDouble::empty)));
  }
}
