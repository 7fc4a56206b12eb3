package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.detection.DetectorUnderTest.FittedDetector;
import io.hourglass.benchmarks.detection.Metric.Scored;
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
  /** All systems on the same splits of a dataset, with seeds 1, 2, ... */
  public Trials<T> run(Dataset dataset, List<DetectorUnderTest> systems, int seeds) {
    List<Trial<T>> trials = new ArrayList<>();
    for (int seed = 1; seed <= seeds; seed++) {
      LabeledSplit split = dataset.split(seed);
      for (DetectorUnderTest system : systems) {
        trials.add(run(dataset.name(), split, system, seed));
      }
    }
    return new Trials<>(trials);
  }

  /** One system on one split. */
  @SuppressWarnings("ReferenceEquality") // the rows learned from, where they are scored too
  public Trial<T> run(String dataset, LabeledSplit split, DetectorUnderTest system, long seed) {
    Sample training = split.training();
    long begun = System.nanoTime();
    FittedDetector fitted = system.fit(training, seed);
    double fit = (System.nanoTime() - begun) / 1e9;
    double[] scores =
        split.test() == training ? fitted.scoreTraining(training) : fitted.score(split.test());
    double score = (System.nanoTime() - begun) / 1e9 - fit;
    Scored scored = new Scored(split, fitted, scores);
    String name = system.name();
    progress.accept(
        "%s, %s, seed %d: ".formatted(dataset, name, seed)
            + String.format(Locale.ROOT, "%s (%.1f s)", auroc(scored), fit + score));
    T figures = metric.of(scored);
    return new Trial<>(dataset, name, seed, figures, training.table().rows(), fit, score);
  }

  private static String auroc(Scored scored) {
    return scored.split().anomalies() == 0
        ? "scored"
        : String.format(Locale.ROOT, "AUROC %.4f", Metric.RANKING.of(scored).auroc());
  }
}
