package io.hourglass.cli;

import io.hourglass.data.Table;
import io.hourglass.io.Loaded;
import io.hourglass.io.ReadOptions;
import io.hourglass.io.Tables;
import io.hourglass.task.detector.AnomalyDetector;
import io.hourglass.train.Trainer;
import io.hourglass.train.detect.DetectorTrainer;
import io.hourglass.train.detect.Fitting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits a detector and writes it. */
@Command(
    name = "fit",
    sortOptions = false,
    description = {
      "Fit a detector to rows that are nearly all normal, and write it.",
      "Labels are not needed. With --labels, rows that are called anomalies are not learned from."
    },
    footer = {
      "  hourglass detect fit --data payments.csv --out fraud.hg",
      "  hourglass detect fit --data 'sensors/*.parquet' --drop id --out machine.hg --rate 0.001",
      "  hourglass detect fit --data mnist:train --labels label --normal 8 --out eight.hg"
    })
final class DetectFitCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "MODEL",
      description = "The file to write, as in fraud.hg.")
  private Path out = Path.of("");

  @Mixin private AnnotationOption annotations = new AnnotationOption();

  @Option(
      names = "--normal",
      paramLabel = "LABEL",
      split = ",",
      description = "With --labels: learn only from rows with this label, as in 8.")
  private List<String> normal = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed gives the same detector (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--contamination",
      paramLabel = "auto|SHARE",
      description = {
        "Share of the rows that may be strange, as in 0.02; they are left out where the",
        "autoencoder learns (default: auto, a tenth)."
      })
  private String contamination = "auto";

  @Mixin private RuleOption rule = new RuleOption();
  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    Fitting fitting = fitting();
    Output.checkedFile(out);
    Trainer.prepare(console::note);
    Table table = rows();
    long begun = System.nanoTime();
    AnomalyDetector detector =
        DetectorTrainer.with(fitting).listening(new TrainingProgress(console)).fit(table);
    detector.save(out);
    report(detector, table, (System.nanoTime() - begun) / 1e9);
    return Failures.OK;
  }

  private Fitting fitting() {
    Fitting fitting = Fitting.defaults().withSeed(seed);
    if (!contamination.equals("auto")) {
      try {
        fitting = fitting.withContamination(Double.parseDouble(contamination));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "--contamination must be auto or a share such as 0.02, got \"%s\""
                .formatted(contamination),
            e);
      }
    }
    return rule.rule().map(fitting::withRule).orElse(fitting);
  }

  /** All rows but those that are called anomalies, without what says what a row shows. */
  private Table rows() {
    if (!normal.isEmpty() && data.labels().isEmpty()) {
      throw new IllegalArgumentException("--normal needs --labels COLUMN, the labels' column");
    }
    ReadOptions reading = data.reading("train");
    Loaded loaded = Tables.load(data.spec(), reading);
    loaded.notices().forEach(console::note);
    Table table = loaded.table();
    Optional<String> column = data.labels();
    Table unlabelled = unlabelled(table, column);
    if (column.isEmpty()) {
      return unlabelled;
    }
    Labels labels = new Labels(column.get());
    labels.add(table, 0);
    Optional<Set<String>> positive =
        normal.isEmpty() ? labels.positive(List.of()) : Optional.of(labels.allBut(normal));
    if (positive.isEmpty()) {
      return unlabelled;
    }
    boolean[] anomaly = labels.rowsOf(positive.get());
    int[] learned = IntStream.range(0, table.rows()).filter(row -> !anomaly[row]).toArray();
    console.note(
        "%s of %s are called %s and not learned from"
            .formatted(
                Text.format("%,d", table.rows() - learned.length),
                Text.count(table.rows(), "row"),
                String.join(", ", positive.get())));
    return unlabelled.select(learned);
  }

  private Table unlabelled(Table table, Optional<String> column) {
    Set<String> labels = new LinkedHashSet<>(annotations.leftOut(data.spec(), table.schema()));
    labels.removeIf(label -> table.find(label).isEmpty());
    column.ifPresent(labels::remove);
    if (!labels.isEmpty()) {
      console.note(
          "left out, as it says what a row shows: %s (--keep to learn it too)"
              .formatted(String.join(", ", labels)));
    }
    column.ifPresent(labels::add);
    return table.without(labels);
  }

  private void report(AnomalyDetector detector, Table table, double seconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", out.toString());
    json.put("data", table.name());
    json.put("rows", table.rows());
    json.put("columns", detector.schema().names());
    json.put("seconds", seconds);
    json.put("threshold", Thresholds.json(detector.threshold()));
    if (console.json()) {
      console.result(json, "");
    } else {
      console.say(
          "%s: fitted to %s in %s\n%s"
              .formatted(
                  out,
                  Text.count(table.rows(), "row"),
                  Text.duration(seconds),
                  Thresholds.text(detector.threshold())));
    }
  }
}
