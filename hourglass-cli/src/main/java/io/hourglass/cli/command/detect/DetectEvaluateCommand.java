package io.hourglass.cli.command.detect;

import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.DetectorArgument;
import io.hourglass.cli.option.TimeOptions;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Output;
import io.hourglass.cli.output.SnakeCase;
import io.hourglass.cli.output.ThresholdText;
import io.hourglass.data.DataException;
import io.hourglass.data.TableSource;
import io.hourglass.detect.Detector;
import io.hourglass.detect.evaluate.DetectionReport;
import io.hourglass.detect.evaluate.LabeledRows;
import io.hourglass.detect.evaluate.ThresholdMetrics;
import io.hourglass.evaluate.Labels;
import io.hourglass.io.Tables;
import io.hourglass.io.source.Split;
import io.hourglass.metric.LabeledScores;
import io.hourglass.report.Text;
import io.hourglass.report.detect.DetectionPage;
import io.hourglass.report.detect.EvaluatedDetector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates a detector on labeled rows. */
@Command(
    name = "evaluate",
    sortOptions = false,
    description = {
      "Evaluate a detector on labeled rows that it has not seen.",
      "Prints ranking metrics, metrics at the threshold, and recall and precision for any "
          + "number of alerts, with 95 %% intervals. The detector does not use the labels. Files "
          + "may be of any size."
    },
    footer = {
      "  hourglass detect evaluate fraud.hg --data checked.csv --labels fraud",
      "  hourglass detect evaluate net.hg --data test.csv --labels class --kinds attack",
      "  hourglass detect evaluate fraud.hg --data checked.csv --labels fraud \\",
      "      --report page.html"
    })
final class DetectEvaluateCommand implements Callable<Integer> {
  @Mixin private DetectorArgument detector = new DetectorArgument();
  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--positive",
      paramLabel = "VALUE",
      split = ",",
      description = "Labels of anomalies (default: all but 0, false, no, normal and the like).")
  private List<String> positive = new ArrayList<>();

  @Option(
      names = "--normal",
      paramLabel = "VALUE",
      split = ",",
      description = "Labels of normal rows; all other rows are anomalies.")
  private List<String> normal = new ArrayList<>();

  @Option(
      names = "--kinds",
      paramLabel = "COLUMN",
      description = "Column of kinds of anomalies, for metrics of each kind.")
  private Optional<String> kinds = Optional.empty();

  @Option(
      names = "--normal-weight",
      paramLabel = "W",
      description =
          "Weight of a normal row, if the normal rows were subsampled (default: "
              + "${DEFAULT-VALUE}).")
  private double normalWeight = 1;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write a page with curves, as in out.html; it needs no network.")
  private Optional<Path> page = Optional.empty();

  @Mixin private TimeOptions times = new TimeOptions();
  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    String labels = labels();
    checkLabelOptions();
    page.ifPresent(file -> Output.checkedFile("--report", file, data.spec()));
    EvaluatedDetector evaluated = evaluated(labels);
    page.ifPresent(file -> write(evaluated, file));
    console.result(json(evaluated), DetectionText.of(evaluated));
    page.ifPresent(file -> console.note(file + ": written"));
    return Failures.OK;
  }

  /** The column of labels. */
  private String labels() {
    return data.labels()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "--labels must name the column that distinguishes anomalies from normal rows"));
  }

  private void checkLabelOptions() {
    if (!normal.isEmpty() && !positive.isEmpty()) {
      throw new IllegalArgumentException("--positive and --normal cannot both be given");
    }
  }

  private EvaluatedDetector evaluated(String labels) {
    Detector loaded = detector.load();
    TableSource source = source(loaded);
    LabeledRows rows = LabeledRows.of(loaded, source, labels, kinds);
    Set<String> wanted = wanted(rows.labels(), labels, source.name());
    noteUnlabeled(rows.labels().unlabeled(), labels);
    LabeledScores scores = rows.scores(wanted).withNormalWeight(normalWeight);
    DetectionReport report = DetectionReport.of(scores, loaded.threshold(), loaded.normal());
    String model = detector.file().toString();
    return new EvaluatedDetector(model, source.name(), labels, List.copyOf(wanted), report);
  }

  /** The rows; where they are a series to be put in order, in memory. */
  private TableSource source(Detector loaded) {
    TableSource opened = Tables.open(data.spec(), data.reading(Split.TEST, times.reading(loaded)));
    return times.isGiven()
        ? TableSource.of(times.ordered(loaded, Tables.load(opened).table(), console))
        : opened;
  }

  private void noteUnlabeled(int unlabeled, String column) {
    if (unlabeled > 0) {
      console.notice(
          "%s without a label in \"%s\": not evaluated"
              .formatted(Text.count(unlabeled, "row"), column));
    }
  }

  private Set<String> wanted(Labels labels, String column, String source) {
    Set<String> wanted =
        normal.isEmpty() ? positive(labels, column, source) : labels.allBut(normal);
    if (normal.isEmpty() && wanted.containsAll(labels.distinct())) {
      throw new DataException(
          "%s, column \"%s\": expected normal rows too, got %s only"
              .formatted(source, column, Text.shortened(wanted.toString(), 200)));
    }
    return wanted;
  }

  private Set<String> positive(Labels labels, String column, String source) {
    return labels
        .positive(positive)
        .orElseThrow(() ->
            new DataException(
                ("%s, column \"%s\": expected labels of anomalies and of normal rows, got %s;"
                        + " name the labels of anomalies with --positive VALUE")
                    .formatted(source, column, labels.distinctText())));
  }

  private static void write(EvaluatedDetector evaluated, Path file) {
    String html = DetectionPage.of(evaluated);
    Output.file(file, temporary -> Files.writeString(temporary, html, StandardCharsets.UTF_8));
  }

  private static Map<String, Object> json(EvaluatedDetector evaluated) {
    DetectionReport report = evaluated.report();
    Map<String, Object> json = new LinkedHashMap<>(source(evaluated));
    json.putAll(ranking(report));
    json.putAll(metrics(report.atThreshold()));
    json.put("report", SnakeCase.json(report));
    return json;
  }

  private static Map<String, Object> source(EvaluatedDetector evaluated) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", evaluated.model());
    json.put("data", evaluated.data());
    json.put("labels", evaluated.labels());
    json.put("positive", evaluated.positive());
    return json;
  }

  private static Map<String, Object> ranking(DetectionReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rows", report.anomalies() + report.normals());
    json.put("anomalies", report.anomalies());
    json.put("auroc", report.auroc().value());
    json.put("average_precision", report.averagePrecision().value());
    return json;
  }

  private static Map<String, Object> metrics(ThresholdMetrics at) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("precision", at.precision().value());
    json.put("recall", at.recall().value());
    json.put("f1", at.f1().value());
    json.put("accuracy", at.accuracy().value());
    json.put("false_positive_rate", at.falsePositiveRate().value());
    json.put("threshold", ThresholdText.json(at.threshold()));
    return json;
  }
}
