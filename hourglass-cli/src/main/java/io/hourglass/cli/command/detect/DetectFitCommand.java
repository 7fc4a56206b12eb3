package io.hourglass.cli.command.detect;

import io.hourglass.cli.option.AnnotationOption;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.RuleOption;
import io.hourglass.cli.option.SeriesOptions;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Listeners;
import io.hourglass.cli.output.LossCurves;
import io.hourglass.cli.output.Output;
import io.hourglass.cli.output.SnakeCase;
import io.hourglass.cli.output.ThresholdText;
import io.hourglass.cli.output.TrainingProgress;
import io.hourglass.data.Table;
import io.hourglass.detect.Detector;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.FitResult;
import io.hourglass.detect.fit.RowSample;
import io.hourglass.detect.fit.SeriesDetectorFitter;
import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.detect.fit.SignalDetectorFitter;
import io.hourglass.evaluate.LabeledSource;
import io.hourglass.report.TableDescription.DescribedColumn;
import io.hourglass.report.Text;
import io.hourglass.report.detect.FitPage;
import io.hourglass.report.detect.FitReport;
import io.hourglass.train.Trainer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fits a detector and writes it. */
@Command(
    name = "fit",
    sortOptions = false,
    description = {
      "Fit a detector to rows that are mostly normal, and write it.",
      "Labels are not needed. With --labels, rows labeled as anomalies are excluded. A page "
          + "beside the model shows the training set, the threshold and the highest-scoring rows. "
          + "With --time, rows are a time series, and each is scored given the rows before it."
    },
    footer = {
      "  hourglass detect fit --data payments.csv --out fraud.hg",
      "  hourglass detect fit --data 'sensors/*.parquet' --drop id --out machine.hg \\",
      "      --false-positive-rate 0.001",
      "  hourglass detect fit --data mnist --labels label --normal 8 --out eight.hg",
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

  @Mixin private AnnotationOption annotations = new AnnotationOption();

  @Option(
      names = "--normal",
      paramLabel = "LABEL",
      split = ",",
      description = "With --labels: fit only to rows with this label, as in 8.")
  private List<String> normal = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The same seed gives the same detector (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--contamination",
      paramLabel = "auto|SHARE",
      description =
          "Share of the rows that may be anomalous, as in 0.02; as many are excluded when "
              + "the autoencoders are trained (default: auto, estimated from the rows).")
  private String contamination = "auto";

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      description =
          "Rows to fit to at most; a uniform sample of larger data is used (default: "
              + "${DEFAULT-VALUE}).")
  private int maxRows = DetectorSettings.defaults().maxRows();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "The page to write (default: the name of the model with .html).")
  private Optional<Path> page = Optional.empty();

  @Option(names = "--no-report", description = "Write no page.")
  private boolean noPage;

  @Mixin private SeriesOptions series = new SeriesOptions();
  @Mixin private RuleOption rule = new RuleOption();
  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    Optional<SeriesSettings> ofSeries = series.fitting(seed, rule.rule());
    DetectorSettings fitting = fitting();
    Output.checkedFile(out);
    if (ofSeries.isPresent() || series.signal().isPresent()) {
      refusePage();
      Trainer.prepare(console::note);
      fitWindows(fitting, ofSeries);
    } else {
      Optional<Path> target = target();
      target.ifPresent(Output::checkedFile);
      Trainer.prepare(console::note);
      fitRows(fitting, target);
    }
    return Failures.OK;
  }

  private void fitRows(DetectorSettings fitting, Optional<Path> target) {
    TrainingRows rows = rows();
    LabeledSource labeled = rows.labeled(fitting.maxRows());
    RowSample sample = rows.sample(labeled, fitting);
    long begun = System.nanoTime();
    LossCurves curves = new LossCurves();
    FitResult fitted =
        DetectorFitter.with(fitting)
            .listening(new Listeners(List.of(new TrainingProgress(console), curves)))
            .fitted(sample.table());
    fitted.detector().save(out);
    double seconds = (System.nanoTime() - begun) / 1e9;
    FitReport report =
        new FitSummary(fitted, fitting, sample.table(), labeled.rows(sample.rows()))
            .report(out.toString(), curves.losses(), seconds);
    target.ifPresent(file -> write(report, file));
    noteSample(sample);
    print(report, target);
  }

  /** Fits a detector of a series, or of rows that are windows of a signal. */
  private void fitWindows(DetectorSettings fitting, Optional<SeriesSettings> ofSeries) {
    TrainingRows rows = rows();
    if (ofSeries.isPresent()) {
      fitWindows(rows.withAnomaliesMissing(), fitting, ofSeries);
    } else {
      RowSample sample = rows.sample(rows.labeled(fitting.maxRows()), fitting);
      fitWindows(sample.table(), fitting, ofSeries);
      noteSample(sample);
    }
  }

  private void fitWindows(
      Table table, DetectorSettings fitting, Optional<SeriesSettings> ofSeries) {
    long begun = System.nanoTime();
    Detector detector = fitted(table, fitting, ofSeries);
    detector.save(out);
    print(detector, table, (System.nanoTime() - begun) / 1e9);
  }

  private TrainingRows rows() {
    return new TrainingRows(data, annotations, normal, console);
  }

  private void noteSample(RowSample sample) {
    if (sample.isPartial()) {
      console.note(
          Text.format(
              "fitted to a uniform sample of %,d of %s",
              sample.table().rows(), Text.count(sample.total(), "row")));
    }
  }

  private Detector fitted(
      Table table, DetectorSettings fitting, Optional<SeriesSettings> ofSeries) {
    TrainingProgress progress = new TrainingProgress(console);
    if (ofSeries.isPresent()) {
      return SeriesDetectorFitter.with(ofSeries.get()).listening(progress).fit(table);
    }
    SeriesSettings.Form form = series.signal().orElseThrow();
    return SignalDetectorFitter.with(fitting, form).listening(progress).fit(table);
  }

  /** The page to write, if any. */
  private Optional<Path> target() {
    if (noPage && page.isPresent()) {
      throw new IllegalArgumentException("--report and --no-report cannot both be given");
    }
    return noPage ? Optional.empty() : page.or(() -> Optional.of(beside(out)));
  }

  private void refusePage() {
    if (page.isPresent()) {
      throw new IllegalArgumentException(
          "--report is for detectors of rows; there is no page for series and signals");
    }
  }

  private static Path beside(Path model) {
    String name = String.valueOf(model.getFileName()).replaceFirst("\\.hg$", "");
    return model.resolveSibling(name + ".html");
  }

  private static void write(FitReport report, Path file) {
    String html = FitPage.of(report);
    Output.file(file, temporary -> Files.writeString(temporary, html, StandardCharsets.UTF_8));
  }

  private DetectorSettings fitting() {
    DetectorSettings fitting = DetectorSettings.defaults().withSeed(seed).withMaxRows(maxRows);
    if (!contamination.equals("auto")) {
      fitting = fitting.withContamination(share(contamination));
    }
    return rule.rule().map(fitting::withRule).orElse(fitting);
  }

  private static double share(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--contamination must be auto or a share such as 0.02, got \"%s\"".formatted(text), e);
    }
  }

  private void print(Detector detector, Table table, double seconds) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", out.toString());
    json.put("data", table.name());
    json.put("rows", table.rows());
    json.put("columns", detector.schema().names());
    json.put("seconds", seconds);
    json.put("threshold", ThresholdText.json(detector.threshold()));
    console.report(
        json,
        "%s: fitted to %s in %s\n%s"
            .formatted(
                out,
                Text.count(table.rows(), "row"),
                Text.duration(seconds),
                ThresholdText.text(detector.threshold())));
  }

  private void print(FitReport report, Optional<Path> target) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", report.model());
    target.ifPresent(file -> json.put("report", file.toString()));
    json.put("data", report.data());
    json.put("rows", report.rows());
    json.put("columns", report.columns().stream().map(DescribedColumn::name).toList());
    json.put("contamination", report.contamination());
    json.put("seconds", report.seconds());
    json.put("threshold", ThresholdText.json(report.threshold()));
    json.put("highest_scoring", SnakeCase.json(report.highestScoring()));
    console.report(
        json,
        Text.format(
            "%s: fitted to %s in %s, contamination %.1f %%\n%s",
            out,
            Text.count(report.rows(), "row"),
            Text.duration(report.seconds()),
            100 * report.contamination(),
            ThresholdText.text(report.threshold())));
    target.ifPresent(file -> console.note(file + ": written"));
  }
}
