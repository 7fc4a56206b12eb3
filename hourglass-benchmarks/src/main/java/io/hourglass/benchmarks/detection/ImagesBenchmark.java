package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.metric.Ranking;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Detectors fitted to one class of images, which find all others. */
@Benchmark.SharedOptions(
    seeds = 1,
    data = "Images with a label: a data set, folders named as the classes, a zip (default: mnist).")
@Command(
    name = "images",
    description = "One class of images is normal, all others are anomalies.",
    footer = "  hourglass bench images --classes 0,1 --rows 1000 --test-rows 2000 --json")
public final class ImagesBenchmark implements Benchmark {
  private static final int LEAST_ROWS = 20;
  private static final String SEEDS = "seeds 1 to %d, AUROC and average precision in percent";

  @Option(names = "--classes", split = ",", description = "Some of the classes (default: all).")
  private List<String> classes = List.of();

  @Option(names = "--rows", description = "Images to learn from, at most (default: all).")
  private int rows = Integer.MAX_VALUE;

  @Option(names = "--test-rows", description = "Images to score, at most (default: all).")
  private int testRows = Integer.MAX_VALUE;

  @Option(names = "--no-baselines", description = "Leave the simple detectors out.")
  private boolean noBaselines;

  @Override
  public Report run(BenchmarkContext context) {
    BenchmarkContext.require("--rows", rows, LEAST_ROWS);
    BenchmarkContext.require("--test-rows", testRows, LEAST_ROWS);
    String data = context.data().orElse("mnist");
    LabeledImages images = LabeledImages.read(data, testRows);
    Trials<Ranking> trials = trials(images, context);
    String scored = "%,d images of all classes are scored".formatted(images.test().rows());
    List<String> rules = BaselineDetector.rules(scored, SEEDS.formatted(context.seeds()));
    return new Report(data + ": one class against all others", rules, tables(trials));
  }

  private static List<ResultTable<?>> tables(Trials<Ranking> trials) {
    return List.of(auroc(trials), Trials.systemTable(trials), Trials.details(trials));
  }

  private Trials<Ranking> trials(LabeledImages images, BenchmarkContext context) {
    BenchmarkContext.requireKnown("--classes", classes, images.classes());
    List<String> chosen = classes.isEmpty() ? images.classes() : classes;
    List<DetectorUnderTest> others = noBaselines ? List.of() : BaselineDetector.ofPixels();
    return new Runner<>(Metric.RANKING, context.progress())
        .run(
            chosen.stream().map(name -> images.ofClass(name, rows)).toList(),
            HourglassDetector.beside(others),
            context.seeds());
  }

  private static ResultTable<?> auroc(Trials<Ranking> trials) {
    return ResultTable.of("auroc", "AUROC, means over the seeds", trials.datasets())
        .text("normal class", name -> name)
        .count("training rows", name -> trials.of(name).all().get(0).trainingRows())
        .numbers(
            trials.systems(), 1, (name, system) -> trials.of(name).by(system).mean(Trials::auroc));
  }
}
