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
import java.util.function.Supplier;
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
    List<Evaluated> evaluated = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    Runner<Ranking> runner = new Runner<>(Metric.RANKING, context.progress());
    for (Path file : AdbenchTable.files(folder, only)) {
      try {
        AdbenchTable data = AdbenchTable.read(file);
        Dataset dataset = new AdbenchDataset(data, mode, rows);
        evaluated.add(new Evaluated(data, runner.run(dataset, systems.get(), context.seeds())));
      } catch (DataException e) {
        failures.add("not evaluated: %s: %s".formatted(file.getFileName(), e.getMessage()));
      }
    }
    if (evaluated.isEmpty()) {
      throw new DataException("%s: no dataset could be used; %s".formatted(folder, failures));
    }
    Trials<Ranking> all =
        new Trials<>(evaluated.stream().flatMap(one -> one.trials().all().stream()).toList());
    return new Report(
        "Anomaly detection on labeled tables, AUROC and average precision in percent",
        BaselineDetector.rules(
            "%s, seeds 1 to %d, at most %,d rows".formatted(mode.label, context.seeds(), rows)),
        List.of(
            auroc(all, PublishedAuroc.of(folder, mode)),
            sizes(evaluated, all.systems()),
            Trials.systemTable(all),
            Trials.details(all)),
        failures);
  }

  /** All datasets, then the mean, then the mean of those with published figures if others are. */
  private static ResultTable<?> auroc(Trials<Ranking> all, PublishedAuroc published) {
    List<AurocLine> datasets =
        all.datasets().stream()
            .map(name -> new AurocLine(name, all.of(name), published.of(name)))
            .toList();
    List<AurocLine> known = datasets.stream().filter(line -> !line.published().isEmpty()).toList();
    List<AurocLine> lines = new ArrayList<>(datasets);
    lines.add(mean(datasets));
    if (!known.isEmpty() && known.size() < datasets.size()) {
      lines.add(mean(known));
    }
    ResultTable<AurocLine> table =
        ResultTable.of("auroc", "AUROC, means over the seeds", lines)
            .text("dataset", AurocLine::name)
            .numbers(all.systems(), 2, (one, system) -> auroc(one.trials().by(system)));
    if (known.isEmpty()) {
      return table;
    }
    for (String method : SHOWN) {
      table = table.optional("published " + method, 2, one -> one.published().get(method));
    }
    return table.text("best published", one -> PublishedAuroc.best(one.published()));
  }

  private static double auroc(Trials<Ranking> trials) {
    return trials.meanOfDatasets(Trials::auroc);
  }

  private static AurocLine mean(List<AurocLine> lines) {
    return new AurocLine(
        "mean of " + lines.size(),
        new Trials<>(lines.stream().flatMap(line -> line.trials().all().stream()).toList()),
        PublishedAuroc.mean(lines.stream().map(AurocLine::published).toList()));
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
