package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.detection.BaselineDetector.HeldOut;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.data.DataException;
import io.hourglass.metric.Ranking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Detectors on many labeled tables. */
@Benchmark.SharedOptions(
    seeds = 5,
    data = "Folder of .npz files; $HOURGLASS_DATA/adbench unless given.")
@Command(
    name = "anomalies",
    description = "ADBench's tables, beside simple detectors and published figures.",
    footer = "  hourglass bench anomalies --only cardio,WBC --seeds 1 --mode unsupervised")
public final class AnomaliesBenchmark implements Benchmark {
  private static final String TITLE =
      "Anomaly detection on labeled tables, AUROC and average precision in percent";

  /** Published methods that are always shown. */
  private static final List<String> SHOWN = List.of("KNN", "VAE", "MCD", "ICL");

  @Option(names = "--mode", description = "semi (half of the normal rows) or unsupervised (all).")
  private AdbenchDataset.Mode mode = AdbenchDataset.Mode.SEMI;

  @Option(
      names = "--only",
      split = ",",
      description = "Some of the datasets, named as their files.")
  private List<String> only = List.of();

  @Option(names = "--rows", description = "Rows drawn from a dataset (default: ${DEFAULT-VALUE}).")
  private int rows = 50_000;

  private final Supplier<List<DetectorUnderTest>> systems;

  /** With all systems. */
  public AnomaliesBenchmark() {
    this(() -> HourglassDetector.beside(BaselineDetector.all(HeldOut.NONE)));
  }

  AnomaliesBenchmark(Supplier<List<DetectorUnderTest>> systems) {
    this.systems = systems;
  }

  /** A table and what the systems made of it. */
  private record Evaluated(AdbenchTable data, Trials<Ranking> trials) {}

  /** A dataset, or the mean over several; published AUROC in percent by method. */
  private record AurocLine(String name, Trials<Ranking> trials, Map<String, Double> published) {}

  @Override
  public Report run(BenchmarkContext context) {
    BenchmarkContext.require("--rows", rows, 10);
    Path folder = context.folder("adbench", AdbenchTable.WHAT);
    List<String> failures = new ArrayList<>();
    List<Evaluated> evaluated = evaluated(folder, context, failures);
    String rule =
        "%s, seeds 1 to %d, at most %,d rows".formatted(mode.label, context.seeds(), rows);
    List<ResultTable<?>> tables = tables(evaluated, PublishedAuroc.of(folder, mode));
    return new Report(TITLE, BaselineDetector.rules(rule), tables, failures);
  }

  private List<Evaluated> evaluated(Path folder, BenchmarkContext context, List<String> failures) {
    Stream<Path> files = AdbenchTable.files(folder, only).stream();
    List<Evaluated> evaluated = files.flatMap(file -> evaluation(file, context, failures)).toList();
    if (evaluated.isEmpty()) {
      throw new DataException("%s: no dataset could be used; %s".formatted(folder, failures));
    }
    return evaluated;
  }

  private Stream<Evaluated> evaluation(Path file, BenchmarkContext context, List<String> failures) {
    Runner<Ranking> runner = new Runner<>(Metric.RANKING, context.progress());
    try {
      AdbenchTable data = AdbenchTable.read(file);
      List<Dataset> dataset = List.of(new AdbenchDataset(data, mode, rows));
      return Stream.of(new Evaluated(data, runner.run(dataset, systems.get(), context.seeds())));
    } catch (DataException e) {
      failures.add("not evaluated: %s: %s".formatted(file.getFileName(), e.getMessage()));
      return Stream.empty();
    }
  }

  private static List<ResultTable<?>> tables(List<Evaluated> evaluated, PublishedAuroc published) {
    Trials<Ranking> all = Trials.joined(evaluated.stream().map(Evaluated::trials));
    Function<String, AurocLine> line =
        name -> new AurocLine(name, all.of(name), published.of(name));
    List<AurocLine> datasets = all.datasets().stream().map(line).toList();
    return List.of(
        auroc(datasets, all.systems()),
        sizes(evaluated, all.systems()),
        Trials.systemTable(all),
        Trials.details(all));
  }

  private static ResultTable<?> auroc(List<AurocLine> datasets, List<String> systems) {
    List<AurocLine> known = datasets.stream().filter(line -> !line.published().isEmpty()).toList();
    ResultTable<AurocLine> table =
        ResultTable.of("auroc", "AUROC, means over the seeds", withMeans(datasets, known))
            .text("dataset", AurocLine::name)
            .numbers(systems, 2, (one, system) -> auroc(one.trials().by(system)));
    return known.isEmpty() ? table : withPublished(table);
  }

  /** All datasets, then the mean, then the mean of those with published figures if others are. */
  private static List<AurocLine> withMeans(List<AurocLine> datasets, List<AurocLine> known) {
    List<AurocLine> lines = new ArrayList<>(datasets);
    lines.add(mean(datasets));
    if (!known.isEmpty() && known.size() < datasets.size()) {
      lines.add(mean(known));
    }
    return lines;
  }

  private static double auroc(Trials<Ranking> trials) {
    return trials.meanOfDatasets(Trials::auroc);
  }

  private static AurocLine mean(List<AurocLine> lines) {
    return new AurocLine(
        "mean of " + lines.size(),
        Trials.joined(lines.stream().map(AurocLine::trials)),
        PublishedAuroc.mean(lines.stream().map(AurocLine::published).toList()));
  }

  private static ResultTable<?> withPublished(ResultTable<AurocLine> table) {
    ResultTable<AurocLine> all = table;
    for (String method : SHOWN) {
      all = all.optional("published " + method, 2, one -> one.published().get(method));
    }
    return all.text("best published", one -> PublishedAuroc.best(one.published()));
  }

  private static ResultTable<?> sizes(List<Evaluated> evaluated, List<String> systems) {
    return ResultTable.of("datasets", "Standard deviation of AUROC over seeds", evaluated)
        .text("dataset", one -> one.data().name())
        .count("rows", one -> one.data().rows())
        .count("columns", one -> one.data().columns().size())
        .count("anomalies", one -> one.data().rows(true).length)
        .numbers(systems, 2, (one, system) -> one.trials().by(system).deviation(Trials::auroc));
  }
}
