package io.hourglass.benchmarks.reasons;

import io.hourglass.benchmarks.detection.DetectionDatasets;
import io.hourglass.benchmarks.detection.LabeledSplit;
import io.hourglass.benchmarks.report.Benchmark;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.Report;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.fit.DetectorFitter;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.train.Trainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reasons for scores, and the values that they expect. */
@Benchmark.SharedOptions(data = "Folder of all data sets; $HOURGLASS_DATA unless given.")
@Command(
    name = "reasons",
    description = {
      "Reasons of rows with one corrupted cell, and of real alerts.",
      "Expected values beside the column's median and a ridge regression."
    },
    footer = "  hourglass bench reasons --data ../data --only 6_cardio,german,creditcard")
public final class ReasonsBenchmark implements Benchmark {
  private static final List<Double> DEVIATIONS = List.of(3.0, 5.0, 10.0);

  private static final Map<String, Function<Path, LabeledSplit>> ALERTS =
      Map.of(
          "creditcard", DetectionDatasets::cards,
          "nsl-kdd", DetectionDatasets::intrusions,
          "payments", folder -> DetectionDatasets.payments());

  private static final List<String> RULES =
      List.of(
          "fitted to a random half of the normal rows, without an option",
          "one random cell of each row is moved by so many standard deviations of its column, up or"
              + " down, or its category swapped for another",
          "errors: mean squared error of the expected number, in variances of the column, where the"
              + " column is among the reasons",
          "ridge: on all other columns, with the penalty by generalized cross-validation");

  @Option(names = "--only", split = ",", description = "Some of ${DEFAULT-VALUE}.")
  private List<String> only =
      Stream.concat(NormalRows.names().stream(), ALERTS.keySet().stream().sorted()).toList();

  @Override
  public Report run(BenchmarkContext context) {
    Path folder = context.folder("", "the folder of all data sets");
    Trainer.prepare(context.progress());
    List<CorruptionResult> corruption = new ArrayList<>();
    List<IntervalResult> intervals = new ArrayList<>();
    for (String name : some(NormalRows.names(), context).toList()) {
      NormalRows data = NormalRows.read(name, folder);
      Table training = data.training();
      RowDetector detector = fit(training);
      intervals.add(IntervalResult.of(data, detector.codec(), training));
      DEVIATIONS.forEach(by -> corruption.add(CorruptionResult.of(data, detector, training, by)));
    }
    return new Report(
        "Reasons for scores",
        RULES,
        List.of(
            CorruptionResult.table(corruption),
            IntervalResult.table(intervals),
            AlertResult.table(
                some(ALERTS.keySet().stream().sorted().toList(), context)
                    .map(name ->
                        alerts(name, Objects.requireNonNull(ALERTS.get(name)).apply(folder)))
                    .toList())));
  }

  /** The names that were asked for, each noted when its turn comes. */
  private Stream<String> some(List<String> names, BenchmarkContext context) {
    return names.stream().filter(only::contains).peek(context::note);
  }

  private static RowDetector fit(Table training) {
    return DetectorFitter.with(DetectorSettings.defaults()).fit(training);
  }

  private static AlertResult alerts(String name, LabeledSplit split) {
    return AlertResult.of(name, fit(split.training().table()), split.test().table());
  }
}
