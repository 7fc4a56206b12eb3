package io.hourglass.cli.command.detect;

import io.hourglass.cli.option.AnnotationOption;
import io.hourglass.cli.option.DataOptions;
import io.hourglass.cli.option.RuleOption;
import io.hourglass.cli.option.SeriesOptions;
import io.hourglass.cli.option.TimeOptions;
import io.hourglass.cli.output.Console;
import io.hourglass.cli.output.Failures;
import io.hourglass.cli.output.Listeners;
import io.hourglass.cli.output.LossCurves;
import io.hourglass.cli.output.Output;
import io.hourglass.cli.output.TrainingProgress;
import io.hourglass.data.Table;
import io.hourglass.detect.Detector;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.FitResult;
import io.hourglass.detect.fit.ImplausibleValues;
import io.hourglass.detect.fit.RowSample;
import io.hourglass.detect.fit.SeriesDetectorFitter;
import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.detect.fit.SignalDetectorFitter;
import io.hourglass.detect.series.OrderedSeries;
import io.hourglass.evaluate.LabeledSource;
import io.hourglass.report.Text;
import io.hourglass.report.detect.FitPage;
import io.hourglass.report.detect.FitReport;
import io.hourglass.train.Trainer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
  @Mixin private TimeOptions times = new TimeOptions();
  @Mixin private RuleOption rule = new RuleOption();
  @Mixin private Console console = new Console();

  @Override
  public Integer call() {
    Optional<SeriesSettings> ofSeries = series.fitting(seed, rule.rule());
    times.checkSeries(ofSeries.isPresent());
    DetectorSettings fitting = fitting();
    Output.checkedFile("--out", out, data.spec());
    if (series.isGiven()) {
      fitWindows(fitting, ofSeries);
    } else {
      fitRows(fitting);
    }
    return Failures.OK;
  }

  private void fitRows(DetectorSettings fitting) {
    Optional<Path> target = target();
    target.ifPresent(file -> Output.checkedFile("--report", file, data.spec()));
    Trainer.prepare(console::note);
    TrainingRows rows = rows();
    LabeledSource labeled = rows.labeled(fitting.maxRows());
    RowSample sample = rows.sample(labeled, fitting);
    long[] numbers = labeled.rows(sample.rows());
    ImplausibleValues.notices(sample.table(), numbers).forEach(console::notice);
    FitReport report = fitted(fitting, sample.table(), numbers);
    target.ifPresent(file -> write(report, file));
    noteSample(sample);
    console.report(FitSection.of(report, target));
    target.ifPresent(file -> console.note(file + ": written"));
  }

  /**
   * Fits and writes a detector of rows.
   *
   * @param numbers of the table's rows in the data, from 0
   */
  private FitReport fitted(DetectorSettings fitting, Table table, long[] numbers) {
    long begun = System.nanoTime();
    LossCurves curves = new LossCurves();
    Listeners listeners = new Listeners(List.of(new TrainingProgress(console), curves));
    FitResult fitted = DetectorFitter.with(fitting).listening(listeners).fitted(table);
    fitted.detector().save(out);
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new FitSummary(fitted, fitting, table, numbers)
        .report(out.toString(), curves.losses(), seconds);
  }

  /** Fits a detector of a series, or of rows that are windows of a signal. */
  private void fitWindows(DetectorSettings fitting, Optional<SeriesSettings> ofSeries) {
    refusePage();
    Trainer.prepare(console::note);
    ofSeries.ifPresentOrElse(this::fitSeries, () -> fitSignals(fitting));
  }

  private void fitSeries(SeriesSettings fitting) {
    SeriesDetectorFitter fitter =
        SeriesDetectorFitter.with(fitting).listening(new TrainingProgress(console));
    OrderedSeries ordered = ordered(fitting.time());
    long[] numbers = ordered.rows().stream().mapToLong(Integer::longValue).toArray();
    ImplausibleValues.notices(ordered.table(), numbers).forEach(console::notice);
    fit(ordered.table(), fitter::fit);
  }

  /** The rows of a series in order of time. */
  private OrderedSeries ordered(String time) {
    Table table = rows().ofSeries(time).withAnomaliesMissing();
    OrderedSeries ordered = OrderedSeries.of(table, time, times.handling());
    return TimeOptions.noted(ordered, console);
  }

  private void fitSignals(DetectorSettings fitting) {
    TrainingRows rows = rows();
    RowSample sample = rows.sample(rows.labeled(fitting.maxRows()), fitting);
    SignalDetectorFitter fitter =
        SignalDetectorFitter.with(fitting, series.signal().orElseThrow())
            .listening(new TrainingProgress(console));
    fit(sample.table(), fitter::fit);
    noteSample(sample);
  }

  private void fit(Table table, Function<Table, Detector> fitter) {
    long begun = System.nanoTime();
    Detector detector = fitter.apply(table);
    detector.save(out);
    double seconds = (System.nanoTime() - begun) / 1e9;
    console.report(new WindowFit(detector, table, seconds).section(out.toString()));
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
    boolean isAuto = contamination.equals("auto");
    if (!isAuto || data.labels().isPresent()) {
      // labeled rows are normal
      fitting = fitting.withContamination(isAuto ? 0 : share(contamination));
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
}
