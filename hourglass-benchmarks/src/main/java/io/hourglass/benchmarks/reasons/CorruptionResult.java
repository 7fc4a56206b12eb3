package io.hourglass.benchmarks.reasons;

import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well reasons do on corrupted rows.
 *
 * @param data that was corrupted
 * @param deviations that numbers were moved by
 * @param namedFirst share of the rows whose first reason is the corrupted column
 * @param numbersFirst the same of the rows whose number was moved
 * @param categoriesFirst the same of the rows whose category was swapped; NaN without
 * @param given share of the moved numbers that are a reason at all; errors are those of these
 * @param error mean squared error of the expected number, in variances of the column
 * @param medianError that of the column's median
 * @param ridgeError that of a ridge regression on the other columns
 * @param nearer share of the expected numbers that are nearer to the true one than the median
 */
record CorruptionResult(
    NormalRows data,
    double deviations,
    double namedFirst,
    double numbersFirst,
    double categoriesFirst,
    double given,
    double error,
    double medianError,
    double ridgeError,
    double nearer) {
  static final int ROWS = 1_000;

  /** Measures a detector. */
  static CorruptionResult of(
      NormalRows data, RowDetector detector, Table training, double deviations) {
    CorruptedRows rows = CorruptedRows.of(data.test(), training, ROWS, deviations, 1);
    Detections scored =
        detector.session().next(rows.corrupted(), 0, detector.maxReasons(Integer.MAX_VALUE));
    Codec linear = CodecFit.defaults().fit(TableSource.of(training)).codec();
    Tally tally = new Tally(rows, scored, training, linear);
    return new CorruptionResult(
        data,
        deviations,
        tally.named(row -> true),
        tally.named(rows::isNumber),
        tally.named(row -> !rows.isNumber(row)),
        (double) tally.errors().length / Math.max(1, tally.numbers().length),
        mean(tally.errors(), 0),
        mean(tally.errors(), 1),
        mean(tally.errors(), 2),
        Arrays.stream(tally.errors()).mapToDouble(e -> e[0] < e[1] ? 1 : 0).average().orElse(0));
  }

  private static double mean(double[][] errors, int at) {
    return Arrays.stream(errors).mapToDouble(error -> error[at]).average().orElse(Double.NaN);
  }

  /** Reasons beside the truth. */
  private record Tally(CorruptedRows rows, Detections scored, Table training, Codec codec) {
    private double named(IntPredicate rowsOfKind) {
      return IntStream.range(0, scored.rows())
          .filter(rowsOfKind)
          .mapToDouble(row ->
              !scored.reasons(row).isEmpty()
                      && scored.reasons(row).get(0).column().equals(rows.column(row))
                  ? 1
                  : 0)
          .average()
          .orElse(Double.NaN);
    }

    private int[] numbers() {
      return IntStream.range(0, scored.rows()).filter(rows::isNumber).toArray();
    }

    private Optional<Reason> reason(int row) {
      return scored.reasons(row).stream()
          .filter(reason -> reason.column().equals(rows.column(row)))
          .findFirst();
    }

    /** Squared errors of the expected number, the median and the ridge regression, by row. */
    private double[][] errors() {
      Map<String, double[]> ridge = new HashMap<>();
      Rows encoded = codec.encode(training);
      return Arrays.stream(numbers())
          .filter(row -> reason(row).isPresent())
          .mapToObj(row -> {
            double[] predicted =
                ridge.computeIfAbsent(
                    rows.column(row),
                    name -> new RidgeBaseline(codec, name, encoded).predict(rows.corrupted()));
            return errors(row, predicted[row]);
          })
          .toArray(double[][]::new);
    }

    private double[] errors(int row, double predicted) {
      NumericColumn column = (NumericColumn) training.column(rows.column(row));
      double expected = Double.parseDouble(reason(row).orElseThrow().expected());
      double deviation = CorruptedRows.deviation(column);
      return DoubleStream.of(expected, median(column), predicted)
          .map(value -> square((value - rows.truth(row)) / deviation))
          .toArray();
    }

    private static double median(NumericColumn column) {
      double[] sorted = CorruptedRows.present(column).sorted().toArray();
      return sorted[sorted.length / 2];
    }

    private static double square(double value) {
      return value * value;
    }
  }

  /** The results as a table. */
  static ResultTable<?> table(List<CorruptionResult> results) {
    return ResultTable.of("corruption", "One cell of each of 1,000 normal rows corrupted", results)
        .text("dataset", one -> one.data().name())
        .text("set", one -> one.data().isDesign() ? "design" : "confirming")
        .number("deviations", 0, CorruptionResult::deviations)
        .number("named first", 3, CorruptionResult::namedFirst)
        .number("numbers", 3, CorruptionResult::numbersFirst)
        .number("categories", 3, CorruptionResult::categoriesFirst)
        .number("given", 3, CorruptionResult::given)
        .number("error", 3, CorruptionResult::error)
        .number("of median", 3, CorruptionResult::medianError)
        .number("of ridge", 3, CorruptionResult::ridgeError)
        .number("to ridge", 3, one -> one.error() / one.ridgeError())
        .number("nearer", 3, CorruptionResult::nearer);
  }
}
