package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.detection.NabScorer.NabScore;
import io.hourglass.benchmarks.detection.NabScorer.Profile;
import io.hourglass.benchmarks.detection.SeriesSystems.HourglassSeries;
import io.hourglass.benchmarks.detection.SeriesSystems.WindowedGaussian;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.train.Trainer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
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
  private static final List<String> RULES =
      List.of(
          "one setting for all series; one threshold for all, the one that suits the system best",
          "found and false positives by the standard profile");

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
    static SystemResult of(String name, NabScorer scorer, List<double[]> all, double seconds) {
      List<Double> scores =
          Stream.of(Profile.values()).map(profile -> scorer.score(all, profile).value()).toList();
      NabScore standard = scorer.score(all, Profile.STANDARD);
      return new SystemResult(name, scores, standard.found(), standard.falsePositives(), seconds);
    }

    double standard() {
      return scores.get(0);
    }
  }

  @Override
  public Report run(BenchmarkContext context) {
    NabCorpus corpus = new NabCorpus(context.folder("nab", NabCorpus.WHAT));
    Trainer.prepare(context.progress());
    List<LabeledSeries> series = corpus.series();
    List<SystemResult> results = measured(series, context);
    corpus
        .leaderboard()
        .forEach((name, scores) -> results.add(new SystemResult(name, scores, null, null, null)));
    return new Report(title(series), RULES, List.of(table(results)));
  }

  private static String title(List<LabeledSeries> series) {
    int rows = series.stream().mapToInt(LabeledSeries::rows).sum();
    int windows = series.stream().mapToInt(one -> one.windows().size()).sum();
    return "Numenta Anomaly Benchmark: %d series, %,d rows, %d windows"
        .formatted(series.size(), rows, windows);
  }

  private List<SystemResult> measured(List<LabeledSeries> series, BenchmarkContext context) {
    NabScorer scorer = new NabScorer(series);
    Runner<double[]> runner = new Runner<>(Metric.Scored::scores, context.progress());
    Trials<double[]> own = runner.run(series, List.of(hourglass()), context.seeds());
    Trials<double[]> simple = runner.run(series, List.of(new WindowedGaussian()), 1);
    List<SystemResult> results = new ArrayList<>(bySeed(own, context.seeds(), scorer));
    results.add(result(simple.systems().get(0), scorer, simple));
    results.addAll(known(scorer, series));
    return results;
  }

  private static List<SystemResult> known(NabScorer scorer, List<LabeledSeries> series) {
    return List.of(
        known("perfect", scorer, series, LabeledSeries::perfectScores),
        known("null", scorer, series, one -> new double[one.rows()]));
  }

  private static List<SystemResult> bySeed(Trials<double[]> own, int seeds, NabScorer scorer) {
    return IntStream.rangeClosed(1, seeds)
        .mapToObj(seed -> result("Hourglass, seed " + seed, scorer, own.with(seed)))
        .toList();
  }

  private DetectorUnderTest hourglass() {
    SeriesSettings settings = SeriesSettings.of(LabeledSeries.TIME);
    return new HourglassSeries(settings.withWindow(window).withForm(network));
  }

  private static SystemResult known(
      String name,
      NabScorer scorer,
      List<LabeledSeries> series,
      Function<LabeledSeries, double[]> scores) {
    return SystemResult.of(name, scorer, series.stream().map(scores).toList(), 0);
  }

  private static SystemResult result(String name, NabScorer scorer, Trials<double[]> trials) {
    double seconds =
        trials.all().stream().mapToDouble(one -> one.fitSeconds() + one.scoreSeconds()).sum();
    return SystemResult.of(
        name, scorer, trials.all().stream().map(Trial::figures).toList(), seconds);
  }

  private static ResultTable<?> table(List<SystemResult> results) {
    results.sort(Comparator.comparingDouble(SystemResult::standard).reversed());
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
