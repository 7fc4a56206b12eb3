package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.anomalies.Entrant;
import io.hourglass.benchmarks.anomalies.Entrants;
import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.evaluate.DetectionReport;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.FitResult;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Ours, and the simple detectors on the features that ours has of the same rows. Of what these
 * learn from, every fifth row is kept out and sets their thresholds, by the same rules.
 *
 * @param seeds ours is fitted with 1, 2, ...; the simple ones with 1
 * @param progress is told of every detector
 */
record Jury(int seeds, Consumer<String> progress) {
  private static final int KEPT_OUT = 5;

  /** Judges all of them. */
  StudyResult judge(Study study, Split split) {
    List<Verdict> verdicts = new ArrayList<>();
    FitResult first = ours(split, 1, verdicts);
    for (int seed = 2; seed <= seeds; seed++) {
      ours(split, seed, verdicts);
    }
    Codec codec = first.detector().codec();
    Rows training = codec.encode(split.training());
    Rows test = codec.encode(split.test());
    for (Entrant entrant : Entrants.baselines()) {
      add(verdicts, simple(entrant, training, test, split));
    }
    return new StudyResult(
        study.label(),
        study.title(),
        split.training().rows(),
        split.test().rows(),
        split.training().columns().size(),
        codec.width(),
        first.contamination(),
        split.rules().stream().map(Rule::text).toList(),
        verdicts);
  }

  private FitResult ours(Split split, long seed, List<Verdict> verdicts) {
    long begun = System.nanoTime();
    FitResult fitted =
        DetectorFitter.with(DetectorSettings.defaults().withSeed(seed)).fitted(split.training());
    long learned = System.nanoTime();
    RowDetector detector = fitted.detector();
    double[] scores = detector.score(split.test()).scores();
    long scored = System.nanoTime();
    List<DetectionReport> reports =
        split.rules().stream().map(rule -> report(split, scores, detector.normal(), rule)).toList();
    add(
        verdicts,
        new Verdict("Hourglass", seed, reports, (learned - begun) / 1e9, (scored - learned) / 1e9));
    return fitted;
  }

  private static Verdict simple(Entrant entrant, Rows training, Rows test, Split split) {
    long begun = System.nanoTime();
    Entrant.Scorer scorer = entrant.fit(some(training, false), training.width(), 1);
    NormalScores normal = NormalScores.of(scorer.score(some(training, true)), true);
    long learned = System.nanoTime();
    double[] scores = scorer.score(test.values());
    long scored = System.nanoTime();
    List<DetectionReport> reports =
        split.rules().stream().map(rule -> report(split, scores, normal, rule)).toList();
    return new Verdict(
        entrant.name(), 1, reports, (learned - begun) / 1e9, (scored - learned) / 1e9);
  }

  /** Rows that are kept out, or all others. */
  private static float[] some(Rows rows, boolean keptOut) {
    int width = rows.width();
    int[] places =
        IntStream.range(0, rows.rows()).filter(row -> row % KEPT_OUT == 0 == keptOut).toArray();
    float[] some = new float[places.length * width];
    for (int i = 0; i < places.length; i++) {
      System.arraycopy(rows.values(), places[i] * width, some, i * width, width);
    }
    return some;
  }

  private static DetectionReport report(
      Split split, double[] scores, NormalScores normal, Rule rule) {
    return DetectionReport.of(split.labelled(scores), Threshold.of(rule, normal), normal);
  }

  private void add(List<Verdict> verdicts, Verdict verdict) {
    verdicts.add(verdict);
    progress.accept(
        String.format(
            Locale.ROOT,
            "%s, seed %d: AUROC %.4f (%.1f s)",
            verdict.detector(),
            verdict.seed(),
            verdict.first().auroc().value(),
            verdict.fitSeconds() + verdict.scoreSeconds()));
  }
}
