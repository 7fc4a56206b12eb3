package io.hourglass.codec;

import io.hourglass.data.CellException;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.PlainValue;
import io.hourglass.likelihood.Features;
import io.hourglass.likelihood.Likelihood;
import io.hourglass.likelihood.NegativeBinomial;
import org.jspecify.annotations.Nullable;

/**
 * Whole numbers from 0 as {@code log(1 + k)}. Counts up to a million come back exactly; above it,
 * 32-bit floats no longer resolve single counts.
 *
 * @param column name of the column
 * @param nullable whether cells were missing in training
 */
public record Counts(String column, boolean nullable) implements ColumnCodec {
  @Override
  public ColumnType type() {
    return new ColumnType.Numeric();
  }

  @Override
  public Features features() {
    return Features.COUNT;
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public Likelihood defaultLikelihood() {
    return new NegativeBinomial();
  }

  @Override
  public void encode(Column cells, int from, int to, Target out) {
    NumericColumn numbers = (NumericColumn) cells;
    for (int row = from, at = out.offset(); row < to; row++, at += out.stride()) {
      out.values()[at] = feature(numbers.get(row), row);
    }
  }

  @Override
  public void encodeValue(@Nullable Object value, float[] out, int offset) {
    out[offset] = feature(PlainValue.number(value), 0);
  }

  private static float feature(double count, int row) {
    boolean whole = count >= 0 && count == Math.rint(count) && !Double.isInfinite(count);
    if (!whole && !Double.isNaN(count)) {
      throw new CellException(row, "expected a count, a whole number from 0, got " + count);
    }
    return (float) StrictMath.log1p(Math.min(count, NumericScaling.BOUND * NumericScaling.BOUND));
  }

  @Override
  public Column decode(Rows rows, int offset) {
    double[] values = new double[rows.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = count(rows.values()[row * rows.width() + offset]);
    }
    return new NumericColumn(column, values);
  }

  /** The nearest count; NaN stays NaN. */
  private static double count(float feature) {
    double count = Math.rint(Math.max(0, StrictMath.expm1(feature)));
    return Math.min(count, Double.MAX_VALUE);
  }
}
