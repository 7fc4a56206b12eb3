package io.hourglass.cli;

import io.hourglass.data.Table;
import io.hourglass.io.Loaded;
import io.hourglass.io.Tables;
import io.hourglass.task.anomaly.LabelledScores;
import io.hourglass.task.anomaly.Rule;
import io.hourglass.task.detector.AnomalyDetector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sets a detector's threshold anew, without training. */
@Command(
    name = "calibrate",
    sortOptions = false,
    description = {
      "Set the threshold of a detector anew, by rows that it has not learned from. Nothing is",
      "trained; the file is replaced whole. Rows are normal, or have --labels that say which are."
    },
    footer = {
      "  hourglass detect calibrate fraud.hg --data normal.csv --rule conformal --rate 0.001",
      "  hourglass detect calibrate fraud.hg --data checked.csv --labels fraud --rule cost:1,50"
    })
final class DetectCalibrateCommand implements Callable<Integer> {
  @Mixin private DetectorArgument detector = new DetectorArgument();
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private RuleOption rule = new RuleOption();
  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    AnomalyDetector loaded = detector.load();
    Rule asked = rule.rule().orElseGet(() -> loaded.threshold().rule());
    Loaded read = Tables.load(data.spec(), data.reading("train"));
    read.notices().forEach(console::note);
    AnomalyDetector calibrated = calibrated(loaded, asked, read.table());
    calibrated.save(detector.file());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", detector.file().toString());
    json.put("threshold", Thresholds.json(calibrated.threshold()));
    if (console.json()) {
      console.result(json, "");
    } else {
      console.say(detector.file() + ": " + Thresholds.text(calibrated.threshold()));
    }
    return Failures.OK;
  }

  private AnomalyDetector calibrated(AnomalyDetector loaded, Rule asked, Table table) {
    Optional<String> column = data.labels();
    if (column.isEmpty()) {
      return loaded.calibrated(table, asked, LabelledScores.none());
    }
    Labels labels = new Labels(column.get());
    labels.add(table, 0);
    Set<String> positive =
        labels
            .positive(List.of())
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "--labels must name a column that tells normal rows from others, got %s with %s"
                        .formatted(column.get(), labels.distinct())));
    boolean[] anomaly = labels.rowsOf(positive);
    int[] normal = IntStream.range(0, table.rows()).filter(row -> !anomaly[row]).toArray();
    double[] scores = loaded.score(table).scores();
    return loaded.calibrated(table.select(normal), asked, LabelledScores.of(scores, anomaly));
  }
}
