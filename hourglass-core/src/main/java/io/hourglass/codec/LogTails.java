package io.hourglass.codec;

import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.PlainValue;
import io.hourglass.likelihood.Features;
import io.hourglass.likelihood.Gaussian;
import io.hourglass.likelihood.Likelihood;
import org.jspecify.annotations.Nullable;

/**
 * Centers a number on the training median and divides by a robust spread; beyond {@value #KNEE}
 * spreads it grows with the logarithm, so that no value dominates what is fitted to it.
 *
 * @param column name of the column
 * @param center the median
 * @param scale the robust spread
 * @param unit the standard deviation of the training values after that, by which they are divided
 * @param nullable whether cells were missing in training
 */
public record LogTails(String column, double center, double scale, double unit, boolean nullable)
    implements ColumnCodec {
  /** Scales from the center up to which it is linear. */
  static final double KNEE = 5;

  public LogTails {
    NumericScaling.check(center, scale);
    NumericScaling.check(0, unit);
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
    return (float) (compressed(NumericScaling.scaled(value, center, scale)) / unit);
  }

  /** Scales from the center, the tails as their logarithm; NaN stays NaN. */
  static double compressed(double scales) {
    double beyond = Math.min(Double.MAX_VALUE, Math.abs(scales)) - KNEE;
    return beyond > 0 ? Math.copySign(KNEE + StrictMath.log1p(beyond), scales) : scales;
  }

  private static double straight(double compressed) {
    double beyond = Math.abs(compressed) - KNEE;
    return beyond > 0 ? Math.copySign(KNEE + StrictMath.expm1(beyond), compressed) : compressed;
  }

  @Override
  public Column decode(Rows rows, int offset) {
    return NumericScaling.decode(
        column,
        rows,
        offset,
        feature -> NumericScaling.decode(straight(feature * unit), center, scale));
  }
}
