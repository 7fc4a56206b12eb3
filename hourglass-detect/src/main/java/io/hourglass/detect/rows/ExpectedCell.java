package io.hourglass.detect.rows;

import io.hourglass.codec.ColumnCodec;
import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.TimestampColumn;
import io.hourglass.detect.cells.CellPrediction;
import io.hourglass.detect.score.Reason.Values;
import org.jspecify.annotations.Nullable;

/**
 * A cell, what is expected in its place, and whether it is usual.
 *
 * @param column its name
 * @param prediction of the cell
 * @param values as text
 * @param isUsual whether it is within its interval or otherwise as expected; a missing cell is
 *     where cells were missing in training
 */
record ExpectedCell(String column, CellPrediction prediction, Values values, boolean isUsual) {
  /**
   * From a prediction.
   *
   * @param features of the cell
   * @param given the cell as it came
   */
  static ExpectedCell of(
      ColumnCodec codec, CellPrediction prediction, float[] features, @Nullable Object given) {
    if (codec.type() instanceof ColumnType.Numeric) {
      return ofNumber(codec, prediction, features, given);
    }
    Values values = Values.of(CellText.of(given), expected(codec, prediction));
    boolean isUsual = Float.isNaN(features[0]) ? codec.nullable() : prediction.isUsual();
    return new ExpectedCell(codec.column(), prediction, values, isUsual);
  }

  private static ExpectedCell ofNumber(
      ColumnCodec codec, CellPrediction prediction, float[] features, @Nullable Object given) {
    RoundedInterval interval = interval(codec, prediction);
    double actual =
        given instanceof Number number ? number.doubleValue() : number(codec, features[0]);
    Values values = interval.values(CellText.of(given));
    boolean isUsual = Float.isNaN(features[0]) ? codec.nullable() : interval.contains(actual);
    return new ExpectedCell(codec.column(), prediction, values, isUsual);
  }

  private static RoundedInterval interval(ColumnCodec codec, CellPrediction prediction) {
    return RoundedInterval.of(
        number(codec, prediction.low()),
        number(codec, prediction.expected()[0]),
        number(codec, prediction.high()));
  }

  private static double number(ColumnCodec codec, float feature) {
    return ((NumericColumn) codec.decode(new Rows(new float[] {feature}, 1), 0)).get(0);
  }

  private static String expected(ColumnCodec codec, CellPrediction prediction) {
    float[] expected = prediction.expected();
    Column cell = codec.decode(new Rows(expected, expected.length), 0);
    // the date is no feature
    return cell instanceof TimestampColumn times
        ? CellText.timeOfWeek(times.millis(0))
        : CellText.of(cell.value(0));
  }
}
