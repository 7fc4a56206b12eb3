package io.hourglass.cli.command.detect;

import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.DetectorArgument;
import io.hourglass.cli.option.RuleOption;
import io.hourglass.cli.option.TimeOptions;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.ThresholdText;
import io.hourglass.data.Table;
import io.hourglass.detect.Detector;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.evaluate.Labels;
import io.hourglass.io.Tables;
import io.hourglass.io.source.LoadedTable;
import io.hourglass.io.source.Notices;
import io.hourglass.io.source.ReadOptions;
import io.hourglass.io.source.Split;
import io.hourglass.report.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  @Mixin private TimeOptions times = new TimeOptions();
  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    Detector loaded = detector.load();
    Rule asked = rule.rule().orElseGet(() -> loaded.threshold().rule());
    Table table = table(loaded);
    Detector calibrated =
        data.labels()
            .map(column -> withLabels(loaded, table, Labels.of(table, column), asked))
            .orElseGet(() -> loaded.calibrated(table, new boolean[table.rows()], asked));
    calibrated.save(detector.file());
    report(calibrated.threshold());
    return Failures.OK;
  }

  private Table table(Detector loaded) {
    ReadOptions reading = data.reading(Split.TRAIN, times.reading(loaded));
    LoadedTable rows = Tables.load(data.spec(), reading);
    Notices.without(rows.notices(), TimeOptions.column(loaded)).forEach(console::notice);
    return times.ordered(loaded, rows.table(), console);
  }

  private void report(Threshold threshold) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", detector.file().toString());
    json.put("threshold", ThresholdText.json(threshold));
    console.report(json, detector.file() + ": " + ThresholdText.text(threshold));
  }

  /** A series needs its time, other rows without a label can be passed over. */
  private Detector withLabels(Detector loaded, Table table, Labels labels, Rule asked) {
    Set<String> positive = positive(labels);
    if (loaded instanceof SeriesDetector) {
      noteUnlabeled(labels, "counted as normal");
      return loaded.calibrated(table, labels.rowsOf(positive), asked);
    }
    noteUnlabeled(labels, "passed over");
    Table labeled = labels.unlabeled() == 0 ? table : table.select(labels.labeled());
    return loaded.calibrated(labeled, labels.labeledRowsOf(positive), asked);
  }

  private void noteUnlabeled(Labels labels, String treatment) {
    if (labels.unlabeled() > 0) {
      console.notice(Text.count(labels.unlabeled(), "row") + " without a label: " + treatment);
    }
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
