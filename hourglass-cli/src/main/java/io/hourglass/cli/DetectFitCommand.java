package io.hourglass.cli;

import io.hourglass.data.Table;
import io.hourglass.io.Loaded;
import io.hourglass.io.Tables;
import io.hourglass.train.Trainer;
import io.hourglass.train.detect.DetectorTrainer;
import io.hourglass.train.detect.Fitting;
import io.hourglass.train.detect.SeriesFitting;
import io.hourglass.train.detect.SeriesTrainer;
import io.hourglass.train.detect.SignalTrainer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
      "Labels are not needed. With --labels, rows that are called anomalies are not learned from.",
      "With --time, rows are a series in order of time, and each is judged by those before it."
    },
    footer = {
      "  hourglass detect fit --data payments.csv --out fraud.hg",
      "  hourglass detect fit --data 'sensors/*.parquet' --drop id --out machine.hg --rate 0.001",
      "  hourglass detect fit --data series.csv --time timestamp --out series.hg",
      "  hourglass detect fit --data beats.csv --signal --out heart.hg"
    })
final class DetectFitCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "MODEL",
      description = "The file to write, as in fraud.hg.")
  private Path out = Path.of("");

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

  @Mixin private SeriesOptions series = new SeriesOptions();
  @Mixin private RuleOption rule = new RuleOption();
  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    Optional<SeriesFitting> ofSeries = series.fitting(seed, rule.rule());
    Fitting fitting = fitting();
    Output.checkedFile(out);
    Trainer.prepare(console::note);
    Table table = ofSeries.isPresent() ? rowsInOrder() : rows();
    long begun = System.nanoTime();
    FittedDetector detector = fitted(table, fitting, ofSeries);
    detector.save(out);
    report(detector, table, (System.nanoTime() - begun) / 1e9);
    return Failures.OK;
  }

  private FittedDetector fitted(Table table, Fitting fitting, Optional<SeriesFitting> ofSeries) {
    TrainingProgress progress = new TrainingProgress(console);
    if (ofSeries.isPresent()) {
      return new FittedSeries(SeriesTrainer.with(ofSeries.get()).listening(progress).fit(table));
    }
    Optional<SeriesFitting.Form> ofSignal = series.signal();
    return ofSignal.isPresent()
        ? new FittedSignal(
            SignalTrainer.with(fitting, ofSignal.get()).listening(progress).fit(table))
        : new FittedRows(DetectorTrainer.with(fitting).listening(progress).fit(table));
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

  private Table read() {
    Loaded loaded = Tables.load(data.spec(), data.reading("train"));
    loaded.notices().forEach(console::note);
    return loaded.table();
  }

  /** All rows but those that are called anomalies, without the labels. */
  private Table rows() {
    Table table = read();
    boolean[] anomaly = anomalies(table);
    int[] normal = IntStream.range(0, table.rows()).filter(row -> !anomaly[row]).toArray();
    Table unlabelled = data.labels().map(List::of).map(table::without).orElse(table);
    return normal.length == table.rows() ? unlabelled : unlabelled.select(normal);
  }

  /** All rows, those that are called anomalies with nothing in their channels. */
  private Table rowsInOrder() {
    Table table = read();
    boolean[] anomaly = anomalies(table);
    Table unlabelled = data.labels().map(List::of).map(table::without).orElse(table);
    return series.without(unlabelled, anomaly);
  }

  /** Which rows the labels call anomalies; none where there are no labels. */
  private boolean[] anomalies(Table table) {
    Optional<String> column = data.labels();
    if (column.isEmpty()) {
      return new boolean[table.rows()];
    }
    Labels labels = new Labels(column.get());
    labels.add(table, 0);
    Optional<Set<String>> positive = labels.positive(List.of());
    if (positive.isEmpty()) {
      return new boolean[table.rows()];
    }
    boolean[] anomaly = labels.rowsOf(positive.get());
    int count = (int) IntStream.range(0, anomaly.length).filter(row -> anomaly[row]).count();
    console.note(
        "%s of %s are called %s and not learned from"
            .formatted(
                Text.format("%,d", count),
                Text.count(table.rows(), "row"),
                String.join(", ", positive.get())));
    return anomaly;
  }

  private void report(FittedDetector detector, Table table, double seconds) {
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
