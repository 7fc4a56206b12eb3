package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.detection.DetectorUnderTest.FittedDetector;
import io.hourglass.benchmarks.detection.Metric.Scored;
import io.hourglass.benchmarks.report.BenchmarkContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Fits systems to splits of datasets, has them score, and evaluates the scores.
 *
 * @param <T> type of the figures
 * @param metric that evaluates
 * @param progress receives a line for every trial
 */
public record Runner<T>(Metric<T> metric, Consumer<String> progress) {
  /** All systems on the same splits of datasets, with seeds 1, 2, ... */
  public Trials<T> run(
      List<? extends Dataset> datasets, List<? extends DetectorUnderTest> systems, int seeds) {
    List<Trial<T>> trials = new ArrayList<>();
    for (Dataset dataset : datasets) {
      for (int seed = 1; seed <= seeds; seed++) {
        trials.addAll(run(dataset, systems, seed));
      }
    }
    return new Trials<>(trials);
  }

  private List<Trial<T>> run(
      Dataset dataset, List<? extends DetectorUnderTest> systems, long seed) {
    LabeledSplit split = dataset.split(seed);
    return systems.stream().map(system -> run(dataset.name(), split, system, seed)).toList();
  }

  private Trial<T> run(String dataset, LabeledSplit split, DetectorUnderTest system, long seed) {
    long begun = System.nanoTime();
    FittedDetector fitted = system.fit(split.training(), seed);
    double fit = BenchmarkContext.secondsSince(begun);
    Scored scored = new Scored(split, fitted, split.scores(fitted));
    double score = BenchmarkContext.secondsSince(begun) - fit;
    String line = String.format(Locale.ROOT, "%s (%.1f s)", auroc(scored), fit + score);
    progress.accept("%s, %s, seed %d: %s".formatted(dataset, system.name(), seed, line));
    int rows = split.training().table().rows();
    return new Trial<>(dataset, system.name(), seed, metric.of(scored), rows, fit, score);
  }

  private static String auroc(Scored scored) {
    return scored.split().anomalies() == 0
        ? "scored"
        : String.format(Locale.ROOT, "AUROC %.4f", Metric.RANKING.of(scored).auroc());
  }
}
