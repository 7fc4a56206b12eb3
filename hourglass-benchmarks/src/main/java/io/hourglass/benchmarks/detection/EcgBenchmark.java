package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.detection.BaselineDetector.HeldOut;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.detect.SignalDetector;
import io.hourglass.detect.evaluate.DetectionReport;
import io.hourglass.detect.evaluate.ThresholdMetrics;
import io.hourglass.detect.fit.SeriesSettings;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.MeanAndDeviation;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;

/** Detectors of abnormal heart beats. */
@Benchmark.SharedOptions(
    seeds = 5,
    data = "Folder of the two files; $HOURGLASS_DATA/ecg5000 unless given.")
@Command(
    name = "ecg",
    description = "Abnormal heart beats of ECG5000, with thresholds from normal beats alone.",
    footer = "  hourglass bench ecg --data ../data/ecg5000 --seeds 3")
public final class EcgBenchmark implements Benchmark {
  /** The last is the lesson's. */
  private static final List<Rule> RULES =
      List.of(
          new Conformal(0.01),
          new Conformal(0.02),
          new Conformal(0.03),
          new Conformal(0.05),
          new MeanAndDeviation(1));

  private static final String WHAT = "the folder of ECG5000's two files";
  private static final String SEEDS = "seeds 1 to %d: 80 %% of the beats to learn from";
  private static final String LEARNED =
      "only normal beats are learned from; a held-out fifth of them sets the thresholds";
  private static final String PUBLISHED =
      "published, of normal beats: TensorFlow's lesson accuracy 0.944, precision 0.992,"
          + " recall 0.907; of anomalies: alibi-detect's sequence model F1 0.964";

  @Override
  public Report run(BenchmarkContext context) {
    EcgDataset beats = EcgDataset.read(context.folder("ecg5000", WHAT));
    Trainer.prepare(context.progress());
    Runner<List<DetectionReport>> runner = new Runner<>(Metric.reports(RULES), context.progress());
    Trials<List<DetectionReport>> trials = runner.run(List.of(beats), systems(), context.seeds());
    List<String> rules = BaselineDetector.rules(SEEDS.formatted(context.seeds()), LEARNED);
    String usual = SignalDetector.defaultRule(beats.beats().size()).text();
    List<ResultTable<?>> tables = List.of(byRule(trials), atRule(trials, usual));
    return new Report("Heart beats of ECG5000", rules, tables, List.of(PUBLISHED));
  }

  private static List<DetectorUnderTest> systems() {
    List<DetectorUnderTest> systems = new ArrayList<>();
    systems.add(HourglassDetector.ofSignals("signal", SeriesSettings.Form.CONV));
    systems.add(HourglassDetector.ofSignals("signal dense", SeriesSettings.Form.DENSE));
    systems.add(HourglassDetector.ofRows("rows"));
    systems.addAll(BaselineDetector.all(HeldOut.LAST_FIFTH));
    return systems;
  }

  private static ResultTable<?> byRule(Trials<List<DetectionReport>> trials) {
    return ResultTable.of("f1", "F1 of anomalies by rule", trials.systems())
        .text("system", name -> name)
        .number("AUROC", 4, name -> trials.by(name).mean(t -> t.figures().get(0).auroc().value()))
        .numbers(
            RULES.stream().map(Rule::text).toList(),
            4,
            (name, rule) -> SystemMetrics.of(trials, name, rule).mean(at -> at.f1().value()))
        .number("seconds", 1, name -> trials.by(name).mean(t -> t.fitSeconds() + t.scoreSeconds()));
  }

  /** The metrics of a system at the threshold of a rule, one for each seed. */
  private record SystemMetrics(String system, List<ThresholdMetrics> bySeed) {
    static SystemMetrics of(Trials<List<DetectionReport>> trials, String system, String rule) {
      int index = RULES.stream().map(Rule::text).toList().indexOf(rule);
      return new SystemMetrics(
          system,
          trials.by(system).all().stream()
              .map(trial -> trial.figures().get(index).atThreshold())
              .toList());
    }

    double mean(ToDoubleFunction<ThresholdMetrics> figure) {
      return bySeed.stream().mapToDouble(figure).average().orElse(Double.NaN);
    }

    double lowestF1() {
      return bySeed.stream().mapToDouble(at -> at.f1().value()).min().orElse(Double.NaN);
    }
  }

  private static ResultTable<?> atRule(Trials<List<DetectionReport>> trials, String rule) {
    String title = "At %s, anomalies as positive; then normal beats".formatted(rule);
    List<SystemMetrics> systems =
        trials.systems().stream().map(name -> SystemMetrics.of(trials, name, rule)).toList();
    return withNormal(withAnomalous(ResultTable.of("usual_rule", title, systems)));
  }

  private static ResultTable<SystemMetrics> withAnomalous(ResultTable<SystemMetrics> table) {
    return table
        .text("system", SystemMetrics::system)
        .number("accuracy", 4, one -> one.mean(at -> at.accuracy().value()))
        .number("precision", 4, one -> one.mean(at -> at.precision().value()))
        .number("recall", 4, one -> one.mean(at -> at.recall().value()))
        .number("F1", 4, one -> one.mean(at -> at.f1().value()))
        .number("lowest F1", 4, SystemMetrics::lowestF1);
  }

  private static ResultTable<?> withNormal(ResultTable<SystemMetrics> table) {
    return table
        .number("normal precision", 4, one -> one.mean(EcgBenchmark::normalPrecision))
        .number("normal recall", 4, one -> one.mean(EcgBenchmark::normalRecall))
        .number("normal F1", 4, one -> one.mean(EcgBenchmark::normalF1));
  }

  private static double normalPrecision(ThresholdMetrics at) {
    return (double) at.trueNegatives() / (at.trueNegatives() + at.falseNegatives());
  }

  private static double normalRecall(ThresholdMetrics at) {
    return (double) at.trueNegatives() / (at.trueNegatives() + at.falsePositives());
  }

  private static double normalF1(ThresholdMetrics at) {
    double negatives = at.trueNegatives();
    return 2 * negatives / (2 * negatives + at.falseNegatives() + at.falsePositives());
  }
}
