package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.detection.NabScorer.NabScore;
import io.hourglass.benchmarks.detection.NabScorer.Profile;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.train.Trainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Detectors of series on the Numenta Anomaly Benchmark. */
@Benchmark.SharedOptions(
    seeds = 1,
    data = "Folder of the benchmark; $HOURGLASS_DATA/nab unless given.")
@Command(
    name = "nab",
    description = "58 series of the Numenta Anomaly Benchmark, beside its leaderboard.",
    footer = "  hourglass bench nab --network conv --seeds 2 --json")
public final class NabBenchmark implements Benchmark {
  @Option(names = "--window", description = "Rows of a window (default: ${DEFAULT-VALUE}).")
  private int window = SeriesSettings.of(LabeledSeries.TIME).window();

  @Option(names = "--network", description = "dense or conv (default: ${DEFAULT-VALUE}).")
  private SeriesSettings.Form network = SeriesSettings.Form.DENSE;

  /**
   * A line of the leaderboard.
   *
   * @param scores in the order of the profiles
   * @param found windows by the standard profile; null for a published line
   * @param falsePositives rows outside the windows with an alarm; null for a published line
   */
  private record SystemResult(
      String system,
      List<Double> scores,
      @Nullable Integer found,
      @Nullable Integer falsePositives,
      @Nullable Double seconds) {
    double standard() {
      return scores.get(0);
    }
  }

  @Override
  public Report run(BenchmarkContext context) {
    NabCorpus corpus = new NabCorpus(context.folder("nab", NabCorpus.WHAT));
    Trainer.prepare(context.progress());
    List<LabeledSeries> series = corpus.series();
    List<SystemResult> results = new ArrayList<>();
    corpus
        .leaderboard()
        .forEach((name, scores) -> results.add(new SystemResult(name, scores, null, null, null)));
    SeriesSettings settings =
        SeriesSettings.of(LabeledSeries.TIME).withWindow(window).withForm(network);
    for (int seed = 1; seed <= context.seeds(); seed++) {
      DetectorUnderTest system =
          new SeriesSystems.HourglassSeries("Hourglass, seed " + seed, settings);
      results.add(result(system, seed, series, context));
    }
    results.add(result(new SeriesSystems.WindowedGaussian(), 1, series, context));
    results.add(
        result("perfect", series, series.stream().map(LabeledSeries::perfectScores).toList(), 0));
    results.add(
        result("null", series, series.stream().map(one -> new double[one.rows()]).toList(), 0));
    results.sort(Comparator.comparingDouble(SystemResult::standard).reversed());
    return new Report(
        "Numenta Anomaly Benchmark: %d series, %,d rows, %d windows"
            .formatted(
                series.size(),
                series.stream().mapToInt(LabeledSeries::rows).sum(),
                series.stream().mapToInt(one -> one.windows().size()).sum()),
        List.of(
            "one setting for all series; one threshold for all, the one that suits the system best",
            "found and false positives by the standard profile"),
        List.of(table(results)));
  }

  private static SystemResult result(
      DetectorUnderTest system, long seed, List<LabeledSeries> series, BenchmarkContext context) {
    Runner<double[]> runner = new Runner<>(Metric.Scored::scores, context.progress());
    long begun = System.nanoTime();
    List<double[]> scores =
        series.stream()
            .map(one -> runner.run(one.name(), one.split(seed), system, seed).figures())
            .toList();
    return result(system.name(), series, scores, BenchmarkContext.secondsSince(begun));
  }

  private static SystemResult result(
      String name, List<LabeledSeries> series, List<double[]> scores, double seconds) {
    NabScorer scorer = new NabScorer(series);
    List<Double> values =
        Stream.of(Profile.values()).map(profile -> scorer.score(scores, profile).value()).toList();
    NabScore standard = scorer.score(scores, Profile.STANDARD);
    return new SystemResult(name, values, standard.found(), standard.falsePositives(), seconds);
  }

  private static ResultTable<?> table(List<SystemResult> results) {
    return ResultTable.of("leaderboard", "", results)
        .text("system", SystemResult::system)
        .number("standard", 2, SystemResult::standard)
        .number("low FP", 2, one -> one.scores().get(1))
        .number("low FN", 2, one -> one.scores().get(2))
        .column("found", "%d", SystemResult::found)
        .column("false positives", "%d", SystemResult::falsePositives)
        .optional("seconds", 1, SystemResult::seconds)
        .text("source", one -> one.found() == null ? "published" : "this run");
  }
}
