package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.detection.BaselineDetector.HeldOut;
import io.hourglass.benchmarks.detection.DetectionDatasets.Practical;
import io.hourglass.benchmarks.detection.HourglassDetector.Fitted;
import io.hourglass.benchmarks.detection.Metric.Scored;
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
  private static final String FEATURES =
      "baselines get its features; every fifth training row sets their thresholds";
  private static final String BY_CHANCE =
      "by chance 95 % of the shares of false positives are within two deviations";
  private static final String FALSE_POSITIVES = "false-positives";
  private static final String CONTAMINATION = "contamination";
  private static final List<String> NAMES =
      Stream.concat(
              DetectionDatasets.ALL.stream().map(Practical::name),
              Stream.of(FALSE_POSITIVES, CONTAMINATION))
          .toList();

  @Option(names = "--only", split = ",", description = "Some of ${DEFAULT-VALUE}.")
  private List<String> only = NAMES;

  /** What a system made of a dataset: a report for each rule. */
  private record RuleReports(Scored scored, List<DetectionReport> reports) {}

  /** Systems on a dataset, Hourglass first. */
  private record Comparison(Practical data, Dataset.Fixed dataset, Trials<RuleReports> trials) {
    Comparison and(Trials<RuleReports> others) {
      return new Comparison(data, dataset, Trials.joined(Stream.of(trials, others)));
    }

    LabeledSplit split() {
      return dataset.split();
    }

    /** The detector of the first seed. */
    Fitted fitted() {
      return (Fitted) trials.all().get(0).figures().scored().fitted();
    }

    Codec codec() {
      return ((RowDetector) fitted().detector()).codec();
    }

    /** The same rows with the features of the detector. */
    Dataset encoded() {
      return new Dataset.Fixed(data.name(), split().encodedBy(codec()));
    }
  }

  /** A trial by one of the rules. */
  private record RuleReport(Trial<RuleReports> trial, String rule, DetectionReport report) {}

  /** One kind of anomaly in a trial by one of the rules. */
  private record KindReport(RuleReport at, PerClassMetrics metrics) {}

  @Override
  public Report run(BenchmarkContext context) {
    BenchmarkContext.requireKnown("--only", only, NAMES);
    boolean needsNoData = only.equals(List.of("payments"));
    Path folder = needsNoData ? Path.of("") : context.folder("", "the folder of all data sets");
    String seeds = "Hourglass: detect fit without an option but the seed, 1 to " + context.seeds();
    List<String> rules = BaselineDetector.rules(seeds, FEATURES, BY_CHANCE);
    return new Report(
        "Detectors with thresholds set without labels", rules, tables(folder, context));
  }

  private List<ResultTable<?>> tables(Path folder, BenchmarkContext context) {
    Stream<Practical> chosen =
        DetectionDatasets.ALL.stream().filter(data -> only.contains(data.name()));
    List<ResultTable<?>> tables =
        new ArrayList<>(tables(chosen.map(data -> compare(data, folder, context)).toList()));
    addAdbench(tables, folder.resolve("adbench"), context);
    return tables;
  }

  private void addAdbench(List<ResultTable<?>> tables, Path adbench, BenchmarkContext context) {
    if (only.contains(FALSE_POSITIVES)) {
      tables.add(FalsePositives.measured(adbench, context));
    }
    if (only.contains(CONTAMINATION)) {
      tables.add(ContaminationEstimates.table(adbench));
    }
  }

  private static List<ResultTable<?>> tables(List<Comparison> all) {
    return List.of(datasets(all), rankings(all), thresholds(all), kinds(all));
  }

  private static Comparison compare(Practical data, Path folder, BenchmarkContext context) {
    context.note("reading " + data.name());
    Dataset.Fixed dataset = new Dataset.Fixed(data.name(), data.split().apply(folder));
    Runner<RuleReports> runner = runner(data, context);
    Trials<RuleReports> own =
        runner.run(List.of(dataset), List.of(HourglassDetector.OF_ROWS), context.seeds());
    Comparison alone = new Comparison(data, dataset, own);
    List<DetectorUnderTest> baselines = BaselineDetector.all(HeldOut.EVERY_FIFTH);
    return alone.and(runner.run(List.of(alone.encoded()), baselines, 1));
  }

  private static Runner<RuleReports> runner(Practical data, BenchmarkContext context) {
    Metric<List<DetectionReport>> reports = Metric.reports(data.rules());
    return new Runner<>(one -> new RuleReports(one, reports.of(one)), context.progress());
  }

  private static ResultTable<?> datasets(List<Comparison> comparisons) {
    return ResultTable.of("datasets", "", comparisons)
        .text("dataset", one -> one.data().name())
        .count("training rows", one -> one.split().training().table().rows())
        .count("columns", one -> one.split().training().table().columns().size())
        .count("features", one -> one.codec().width())
        .count("test rows", one -> one.split().test().table().rows())
        .count("anomalies", one -> one.split().anomalies())
        .number("normal weight", 2, one -> one.split().normalWeight())
        .number("estimated contamination", 4, one -> one.fitted().contamination());
  }

  private static Stream<RuleReport> byRule(Comparison comparison) {
    return IntStream.range(0, comparison.data().rules().size())
        .boxed()
        .flatMap(index -> at(comparison, index));
  }

  private static Stream<RuleReport> at(Comparison comparison, int index) {
    Rule rule = comparison.data().rules().get(index);
    return comparison.trials().all().stream()
        .map(trial -> new RuleReport(trial, rule.text(), trial.figures().reports().get(index)));
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
    return table("ranking", title, comparisons.stream().flatMap(one -> at(one, 0)))
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

  /** Of the first trial. */
  private static Stream<KindReport> byKind(Comparison comparison) {
    Trial<RuleReports> first = comparison.trials().all().get(0);
    return byRule(comparison)
        .filter(at -> at.trial().equals(first))
        .flatMap(at -> at.report().classes().stream().map(kind -> new KindReport(at, kind)));
  }

  private static ResultTable<?> kinds(List<Comparison> comparisons) {
    List<KindReport> kinds = comparisons.stream().flatMap(DetectionBenchmark::byKind).toList();
    return ResultTable.of("kinds", "Hourglass, seed 1, by kind of anomaly", kinds)
        .text("dataset", one -> one.at().trial().dataset())
        .text("kind", one -> one.metrics().name())
        .count("rows", one -> one.metrics().rows())
        .text("rule", one -> one.at().rule())
        .number("recall", 3, one -> one.metrics().recall().value())
        .number("AUROC", 4, one -> one.metrics().auroc().value());
  }
}
