package io.hourglass.benchmarks.reasons;

import io.hourglass.benchmarks.report.ResultTable;
import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.detect.cells.CellPrediction;
import io.hourglass.detect.cells.CellPredictor;
import io.hourglass.detect.cells.CellPredictorFit;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.detect.score.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Coverage of intervals on clean rows.
 *
 * @param data that the rows are of
 * @param numbers share of the numbers in their interval
 * @param categories share of the categories that are among the usual ones; NaN without
 * @param alone share of the cells that are predicted from their column alone
 * @param atEnd expected numbers at an end of their interval
 */
record IntervalResult(
    NormalRows data, double numbers, double categories, double alone, long atEnd) {
  /** Measures the predictor that the detector has. */
  static IntervalResult of(NormalRows data, Codec codec, Table training) {
    FeatureExtractor extractor = FeatureExtractor.of(codec);
    CellPredictor predictor = CellPredictorFit.fit(codec, extractor.of(codec.encode(training)));
    Rows test = extractor.of(codec.encode(data.test()));
    List<CellPrediction> all = new ArrayList<>();
    for (int row = 0; row < Math.min(CorruptionResult.ROWS, test.rows()); row++) {
      all.addAll(predictor.predict(test.row(row)));
    }
    return new IntervalResult(
        data,
        share(all.stream().filter(cell -> isNumber(cell)).toList(), CellPrediction::isUsual),
        share(all.stream().filter(cell -> !isNumber(cell)).toList(), CellPrediction::isUsual),
        share(all, cell -> cell.basis() == Basis.COLUMN_ALONE),
        all.stream().filter(IntervalResult::isAtEnd).count());
  }

  private static boolean isNumber(CellPrediction cell) {
    return cell.low() < cell.high();
  }

  private static boolean isAtEnd(CellPrediction cell) {
    float expected = cell.expected()[0];
    return isNumber(cell)
        && cell.low() < cell.high()
        && (expected <= cell.low() || expected >= cell.high());
  }

  private static double share(List<CellPrediction> cells, Predicate<CellPrediction> isSo) {
    return cells.stream().mapToDouble(cell -> isSo.test(cell) ? 1 : 0).average().orElse(Double.NaN);
  }

  /** The results as a table. */
  static ResultTable<?> table(List<IntervalResult> results) {
    return ResultTable.of("intervals", "Cells of clean rows within what is usual", results)
        .text("dataset", one -> one.data().name())
        .text("set", one -> one.data().isDesign() ? "design" : "confirming")
        .number("numbers", 3, IntervalResult::numbers)
        .number("categories", 3, IntervalResult::categories)
        .number("column alone", 4, IntervalResult::alone)
        .count("expected at an end", IntervalResult::atEnd);
  }
}
