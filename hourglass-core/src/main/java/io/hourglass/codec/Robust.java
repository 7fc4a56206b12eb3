package io.hourglass.codec;

import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.PlainValue;
import io.hourglass.likelihood.Features;
import io.hourglass.likelihood.Gaussian;
import io.hourglass.likelihood.Likelihood;
import org.jspecify.annotations.Nullable;

/**
 * Centers a number on the training median and divides by the interquartile range over 1.349, the
 * standard deviation of a normal distribution with that range; a few huge values do not move it.
 *
 * @param column name of the column
 * @param center the median
 * @param scale the interquartile range / 1.349, 1 for a constant column
 * @param nullable whether cells were missing in training
 */
public record Robust(String column, double center, double scale, boolean nullable)
    implements ColumnCodec {
  public Robust {
    NumericScaling.check(center, scale);
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
    NumericScaling.encode(cells, from, to, out, new NumericScaling.Scale(center, scale));
  }

  @Override
  public void encodeValue(@Nullable Object value, float[] out, int offset) {
    out[offset] = NumericScaling.encode(PlainValue.number(value), 0, center, scale);
  }

  @Override
  public Column decode(Rows rows, int offset) {
    return NumericScaling.decode(
        column, rows, offset, feature -> NumericScaling.decode(feature, center, scale));
  }
}
