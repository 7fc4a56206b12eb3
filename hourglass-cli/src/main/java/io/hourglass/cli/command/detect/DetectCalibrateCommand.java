package io.hourglass.cli.command.detect;

import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.DetectorArgument;
import io.hourglass.cli.option.RuleOption;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.ThresholdText;
import io.hourglass.data.Table;
import io.hourglass.detect.Detector;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.evaluate.Labels;
import io.hourglass.io.Tables;
import io.hourglass.io.source.Split;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Recalibrates the threshold of a detector, without training. */
@Command(
    name = "calibrate",
    sortOptions = false,
    description = {
      "Recalibrate the threshold of a detector on rows that are not in its training set.",
      "Nothing is trained; the file is replaced. The rows are normal, or have --labels."
    },
    footer = {
      "  hourglass detect calibrate fraud.hg --data normal.csv \\",
      "      --false-positive-rate 0.001",
      "  hourglass detect calibrate fraud.hg --data checked.csv --labels fraud \\",
      "      --rule cost:1,50"
    })
final class DetectCalibrateCommand implements Callable<Integer> {
  @Mixin private DetectorArgument detector = new DetectorArgument();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private RuleOption rule = new RuleOption();
  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    Detector loaded = detector.load();
    Rule asked = rule.rule().orElseGet(() -> loaded.threshold().rule());
    Table table = console.noted(Tables.load(data.spec(), data.reading(Split.TRAIN, loaded.reading())));
    boolean[] anomalies = anomalies(table).orElseGet(() -> new boolean[table.rows()]);
    Detector calibrated = loaded.calibrated(table, anomalies, asked);
    calibrated.save(detector.file());
    report(calibrated.threshold());
    return Failures.OK;
  }

  private void report(Threshold threshold) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", detector.file().toString());
    json.put("threshold", ThresholdText.json(threshold));
    console.report(json, detector.file() + ": " + ThresholdText.text(threshold));
  }

  /** Which rows are labeled as anomalies, if there are labels. */
  private Optional<boolean[]> anomalies(Table table) {
    return data.labels()
        .map(column -> Labels.of(table, column))
        .map(labels -> labels.rowsOf(positive(labels)));
  }

  private Set<String> positive(Labels labels) {
    return labels
        .positive(List.of())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--labels must name a column that tells normal rows from others, got %s with %s"
                    .formatted(data.labels().orElseThrow(), labels.distinct())));
  }
}
