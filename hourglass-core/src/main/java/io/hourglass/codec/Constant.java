package io.hourglass.codec;

import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.PlainValue;
import io.hourglass.likelihood.Features;
import io.hourglass.likelihood.Gaussian;
import io.hourglass.likelihood.Likelihood;
import org.jspecify.annotations.Nullable;

/**
 * A number that is the same in nearly all training rows: 0 for it and for what rounding makes of
 * it, at least {@value #CHANGE} for any other, and more with the logarithm of the difference.
 *
 * @param column name of the column
 * @param center the number
 * @param nullable whether cells were missing in training
 */
public record Constant(String column, double center, boolean nullable) implements ColumnCodec {
  /** Differences below this share are rounding: 32-bit numbers differ by as much. */
  private static final double ROUNDING = 1e-6;

  /** The same beside 0. */
  private static final double VANISHING = 1e-12;

  /** The feature of the least change. */
  private static final double CHANGE = 5;

  public Constant {
    NumericScaling.check(center, 1);
  }

  /** Whether two numbers are the same but for rounding; whole numbers are never rounded. */
  static boolean isRounding(double value, double center) {
    if (value == center) {
      return true;
    }
    boolean areWhole = value == Math.rint(value) && center == Math.rint(center);
    double tolerance = center == 0 ? VANISHING : ROUNDING * Math.abs(center);
    return !areWhole && Math.abs(value - center) <= tolerance;
  }

  /** Whether two numbers differ by what arithmetic in 64 bits, or numbers of 32 bits, make. */
  static boolean isNoise(double value, double center) {
    boolean isTiny = Math.abs(value - center) <= VANISHING * Math.abs(center);
    return isTiny || (isRounding(value, center) && value == (float) value);
  }

  @Override
  public boolean boundsOutliers() {
    return true;
  }

  @Override
  public ColumnType type() {
    return new ColumnType.Numeric();
  }

  @Override
  public Features features() {
    return Features.REAL;
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public Likelihood defaultLikelihood() {
    return new Gaussian(1);
  }

  @Override
  public void encode(Column cells, int from, int to, Target out) {
    NumericScaling.encode(cells, from, to, out, this::feature);
  }

  @Override
  public void encodeValue(@Nullable Object value, float[] out, int offset) {
    out[offset] = feature(PlainValue.number(value), 0);
  }

  private float feature(double value, int row) {
    NumericScaling.refuseInfinite(value, row);
    if (isRounding(value, center)) {
      return 0;
    }
    double change = NumericScaling.scaled(value, center, scale());
    return (float)
        Math.copySign(
            CHANGE + StrictMath.log1p(Math.min(Double.MAX_VALUE, Math.abs(change))), change);
  }

  private double scale() {
    return center == 0 ? ROUNDING : ROUNDING * Math.abs(center);
  }

  @Override
  public Column decode(Rows rows, int offset) {
    return NumericScaling.decode(column, rows, offset, this::value);
  }

  private double value(double feature) {
    double beyond = Math.abs(feature) - CHANGE;
    double change = beyond > 0 ? Math.copySign(StrictMath.expm1(beyond), feature) : 0;
    return Double.isNaN(feature) ? Double.NaN : NumericScaling.decode(change, center, scale());
  }
}
