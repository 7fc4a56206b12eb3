package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.detection.BaselineDetector.HeldOut;
import io.hourglass.benchmarks.detection.DetectionDatasets.Practical;
import io.hourglass.benchmarks.detection.HourglassDetector.Fitted;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.codec.Codec;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.evaluate.DetectionReport;
import io.hourglass.detect.evaluate.PerClassMetrics;
import io.hourglass.detect.evaluate.ThresholdMetrics;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.metric.OperatingPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Detectors with thresholds on data as they meet it in practice. */
@Benchmark.SharedOptions(seeds = 3, data = "Folder of all data sets; $HOURGLASS_DATA unless given.")
@Command(
    name = "detection",
    description = {
      "Thresholds set without labels: intrusions, card fraud, payments.",
      "Also false positives beside the rate asked for, and the estimated contamination."
    },
    footer = "  hourglass bench detection --data ../data --only nsl-kdd,creditcard --json")
public final class DetectionBenchmark implements Benchmark {
  private static final String FALSE_POSITIVES = "false-positives";
  private static final String CONTAMINATION = "contamination";
  private static final List<String> NAMES =
      Stream.concat(
              DetectionDatasets.ALL.stream().map(Practical::name),
              Stream.of(FALSE_POSITIVES, CONTAMINATION))
          .toList();

  @Option(names = "--only", split = ",", description = "Some of ${DEFAULT-VALUE}.")
  private List<String> only = NAMES;

  /** All systems on a dataset. */
  private record Comparison(
      Practical data,
      LabeledSplit split,
      int features,
      double contamination,
      List<Trial<List<DetectionReport>>> trials) {}

  /** A trial by one of the rules. */
  private record RuleReport(
      Trial<List<DetectionReport>> trial, String rule, DetectionReport report) {}

  /** One kind of anomaly in a trial by one of the rules. */
  private record KindReport(RuleReport at, PerClassMetrics metrics) {}

  @Override
  public Report run(BenchmarkContext context) {
    for (String name : only) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "--only must be some of %s, got %s".formatted(NAMES, name));
      }
    }
    boolean needsNoData = only.equals(List.of("payments"));
    Path folder = needsNoData ? Path.of("") : context.folder("", "the folder of all data sets");
    List<Comparison> all =
        DetectionDatasets.ALL.stream()
            .filter(data -> only.contains(data.name()))
            .map(data -> compare(data, folder, context))
            .toList();
    List<ResultTable<?>> tables =
        new ArrayList<>(List.of(datasets(all), rankings(all), thresholds(all), kinds(all)));
    if (only.contains(FALSE_POSITIVES)) {
      tables.add(FalsePositives.table(FalsePositives.measure(folder.resolve("adbench"), context)));
    }
    if (only.contains(CONTAMINATION)) {
      tables.add(ContaminationEstimates.table(folder.resolve("adbench")));
    }
    return new Report(
        "Detectors with thresholds set without labels",
        BaselineDetector.rules(
            "Hourglass: detect fit without an option but the seed, 1 to " + context.seeds(),
            "baselines get its features; every fifth training row sets their thresholds",
            "by chance 95 % of the shares of false positives are within two deviations"),
        tables);
  }

  private static Comparison compare(Practical data, Path folder, BenchmarkContext context) {
    context.note("reading " + data.name());
    LabeledSplit split = data.split().apply(folder);
    List<Fitted> fits = new ArrayList<>();
    Metric<List<DetectionReport>> reports = Metric.reports(data.rules());
    Metric<List<DetectionReport>> metric =
        scored -> {
          if (scored.fitted() instanceof Fitted fitted && fits.isEmpty()) {
            fits.add(fitted);
          }
          return reports.of(scored);
        };
    Runner<List<DetectionReport>> runner = new Runner<>(metric, context.progress());
    List<Trial<List<DetectionReport>>> trials = new ArrayList<>();
    for (int seed = 1; seed <= context.seeds(); seed++) {
      trials.add(runner.run(data.name(), split, HourglassDetector.OF_ROWS, seed));
    }
    Codec codec = ((RowDetector) fits.get(0).detector()).codec();
    LabeledSplit encoded = split.encodedBy(codec);
    for (DetectorUnderTest baseline : BaselineDetector.all(HeldOut.EVERY_FIFTH)) {
      trials.add(runner.run(data.name(), encoded, baseline, 1));
    }
    return new Comparison(data, split, codec.width(), fits.get(0).contamination(), trials);
  }

  private static ResultTable<?> datasets(List<Comparison> comparisons) {
    return ResultTable.of("datasets", "", comparisons)
        .text("dataset", one -> one.data().name())
        .count("training rows", one -> one.split().training().table().rows())
        .count("columns", one -> one.split().training().table().columns().size())
        .count("features", one -> one.features())
        .count("test rows", one -> one.split().test().table().rows())
        .count("anomalies", one -> one.split().anomalies())
        .number("normal weight", 2, one -> one.split().normalWeight())
        .number("estimated contamination", 4, one -> one.contamination());
  }

  private static Stream<RuleReport> byRule(Comparison comparison) {
    List<Rule> rules = comparison.data().rules();
    return IntStream.range(0, rules.size())
        .boxed()
        .flatMap(i -> comparison.trials().stream().map(trial -> at(trial, i, rules.get(i))));
  }

  private static RuleReport at(Trial<List<DetectionReport>> trial, int index, Rule rule) {
    return new RuleReport(trial, rule.text(), trial.figures().get(index));
  }

  private static ResultTable<RuleReport> table(
      String key, String title, Stream<RuleReport> reports) {
    return ResultTable.of(key, title, reports.toList())
        .text("dataset", one -> one.trial().dataset())
        .text("system", one -> one.trial().system())
        .count("seed", one -> one.trial().seed());
  }

  private static ResultTable<?> rankings(List<Comparison> comparisons) {
    String title = "Ranking, with 95 % intervals, and what 1 alert in 1,000 rows finds";
    Stream<RuleReport> byFirstRule =
        comparisons.stream()
            .flatMap(one -> one.trials().stream().map(t -> at(t, 0, one.data().rules().get(0))));
    return table("ranking", title, byFirstRule)
        .interval("AUROC", one -> one.report().auroc())
        .interval("AP", one -> one.report().averagePrecision())
        .optional("found", 3, one -> oneInAThousand(one, OperatingPoint::recall))
        .optional("precision", 3, one -> oneInAThousand(one, OperatingPoint::precision))
        .number("fit seconds", 1, one -> one.trial().fitSeconds())
        .number("score seconds", 2, one -> one.trial().scoreSeconds());
  }

  private static @Nullable Double oneInAThousand(
      RuleReport report, Function<OperatingPoint, Double> figure) {
    return report.report().budgets().stream()
        .filter(budget -> budget.perThousand() == 1)
        .map(budget -> figure.apply(budget.reached()))
        .findFirst()
        .orElse(null);
  }

  private static ResultTable<?> thresholds(List<Comparison> comparisons) {
    Function<RuleReport, ThresholdMetrics> at = one -> one.report().atThreshold();
    Stream<RuleReport> all = comparisons.stream().flatMap(DetectionBenchmark::byRule);
    return table("thresholds", "Thresholds, with 95 % intervals", all)
        .text("rule", RuleReport::rule)
        .interval("accuracy", one -> at.apply(one).accuracy())
        .number("precision", 4, one -> at.apply(one).precision().value())
        .number("recall", 4, one -> at.apply(one).recall().value())
        .interval("F1", one -> at.apply(one).f1())
        .number("false-positive rate", 4, one -> at.apply(one).falsePositiveRate().value());
  }

  private static ResultTable<?> kinds(List<Comparison> comparisons) {
    return ResultTable.of(
            "kinds",
            "Hourglass, seed 1, by kind of anomaly",
            comparisons.stream()
                .flatMap(one -> byRule(one).filter(at -> at.trial().equals(one.trials().get(0))))
                .flatMap(at -> at.report().classes().stream().map(kind -> new KindReport(at, kind)))
                .toList())
        .text("dataset", one -> one.at().trial().dataset())
        .text("kind", one -> one.metrics().name())
        .count("rows", one -> one.metrics().rows())
        .text("rule", one -> one.at().rule())
        .number("recall", 3, one -> one.metrics().recall().value())
        .number("AUROC", 4, one -> one.metrics().auroc().value());
  }
}
