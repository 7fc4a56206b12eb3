package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.detection.Metric.Scored;
import io.hourglass.benchmarks.report.BenchmarkContext;
import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.data.Table;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Threshold;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Normal rows above a conformal threshold, in one trial. */
record FalsePositives(double rate, long calibration, int rows, int flagged) {
  /** From some 200 rows to 50,000, most to hundreds of columns. */
  static final List<String> DATASETS =
      List.of(
          "WBC yeast cardio thyroid Wilt PageBlocks satellite pendigits mammography shuttle"
              .split(" "));

  private static final List<Double> RATES = List.of(0.01, 0.05);
  private static final String TITLE =
      "False positives of conformal thresholds on held-out normal rows";
  private static final int MOST_ROWS = 12_000;

  /** For each rate that the calibration rows are enough for. */
  private static List<FalsePositives> of(Scored scored) {
    long calibration = scored.fitted().normal().rows();
    return RATES.stream()
        .filter(rate -> 1.0 / (calibration + 1) <= rate)
        .map(rate -> of(scored, rate))
        .toList();
  }

  private static FalsePositives of(Scored scored, double rate) {
    NormalScores normal = scored.fitted().normal();
    double threshold = Threshold.of(new Conformal(rate), normal).value();
    double[] scores = scored.scores();
    int flagged = (int) Arrays.stream(scores).filter(score -> score > threshold).count();
    return new FalsePositives(rate, normal.rows(), scores.length, flagged);
  }

  double share() {
    return (double) flagged / rows;
  }

  /** The share that ranks allow for. */
  double expected() {
    return Math.floor(rate * (calibration + 1)) / (calibration + 1);
  }

  /**
   * Standard deviation of the share by chance: it is binomial around that of all rows to come,
   * which is itself a sample from a beta distribution.
   */
  double deviation() {
    double expected = expected();
    double ofThreshold = expected * (1 - expected) / (calibration + 2);
    return Math.sqrt(ofThreshold + (expected * (1 - expected) - ofThreshold) / rows);
  }

  boolean isWithinTwo() {
    return Math.abs(share() - expected()) <= 2 * deviation();
  }

  /** A random half of the normal rows to fit to, the other half to score. */
  private record NormalHalves(AdbenchTable data) implements Dataset {
    @Override
    public String name() {
      return data.name();
    }

    @Override
    public LabeledSplit split(long seed) {
      int[] normal = RowSelection.shuffled(data.rows(false), seed);
      int rows = Math.min(MOST_ROWS, normal.length);
      Table table = data.table();
      return new LabeledSplit(
          Sample.of(table.select(Arrays.copyOf(normal, rows / 2))),
          Sample.of(table.select(Arrays.copyOfRange(normal, rows / 2, rows))),
          new boolean[rows - rows / 2]);
    }
  }

  /** Measures on the datasets of a folder. */
  static ResultTable<?> measured(Path folder, BenchmarkContext context) {
    Stream<AdbenchTable> tables =
        AdbenchTable.files(folder, DATASETS).stream().map(AdbenchTable::read);
    List<NormalHalves> datasets = tables.map(NormalHalves::new).toList();
    List<Trial<List<FalsePositives>>> trials =
        new Runner<>(FalsePositives::of, context.progress())
            .run(datasets, List.of(HourglassDetector.OF_ROWS), context.seeds())
            .all();
    return table(trials.stream().flatMap(RateResult::of).toList());
  }

  /** A rate of a trial. */
  private record RateResult(Trial<List<FalsePositives>> trial, FalsePositives at) {
    static Stream<RateResult> of(Trial<List<FalsePositives>> trial) {
      return trial.figures().stream().map(at -> new RateResult(trial, at));
    }
  }

  private static ResultTable<?> table(List<RateResult> results) {
    return withRates(
        ResultTable.of("false_positives", TITLE, results)
            .text("dataset", one -> one.trial().dataset())
            .count("seed", one -> one.trial().seed())
            .count("calibration rows", one -> one.at().calibration())
            .count("test rows", one -> one.at().rows()));
  }

  private static ResultTable<?> withRates(ResultTable<RateResult> table) {
    return table
        .number("rate", 2, one -> one.at().rate())
        .number("expected", 4, one -> one.at().expected())
        .number("seen", 4, one -> one.at().share())
        .number("deviation by chance", 4, one -> one.at().deviation())
        .text("within two", one -> one.at().isWithinTwo() ? "yes" : "no");
  }
}
