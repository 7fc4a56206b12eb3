package io.hourglass.codec;

import io.hourglass.data.CellException;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.setting.SettingReference;
import java.util.function.DoubleUnaryOperator;

/** Center, scale and bound of the numeric codecs. */
final class NumericScaling {
  /** The bound of a feature, in scales from the center, so that squares stay finite in 32 bits. */
  static final double BOUND = 1e6;

  private NumericScaling() {}

  static void check(double center, double scale) {
    if (!Double.isFinite(center)) {
      throw new IllegalArgumentException("center must be finite, got " + center);
    }
    if (!(scale > 0) || !Double.isFinite(scale)) {
      throw new IllegalArgumentException("scale must be a finite number > 0, got " + scale);
    }
  }

  static float encode(double value, int row, double center, double scale) {
    if (Double.isNaN(value)) {
      return Float.NaN;
    }
    refuseInfinite(value, row);
    return (float) Math.max(-BOUND, Math.min(BOUND, scaled(value, center, scale)));
  }

  static void refuseInfinite(double value, int row) {
    if (Double.isInfinite(value)) {
      String missing = SettingReference.to("missing", value > 0 ? "inf" : "-inf");
      throw new CellException(
          row, "expected a finite number, got %s; name it as missing %s".formatted(value, missing));
    }
  }

  static double scaled(double value, double center, double scale) {
    double difference = value - center;
    // two huge numbers of opposite sign may differ by more than the largest double
    return Double.isInfinite(difference) ? value / scale - center / scale : difference / scale;
  }

  static void encode(Column column, int from, int to, ColumnCodec.Target out, Scale scale) {
    NumericColumn cells = (NumericColumn) column;
    for (int row = from, at = out.offset(); row < to; row++, at += out.stride()) {
      out.values()[at] = encode(cells.get(row), row, scale.center(), scale.scale());
    }
  }

  /** The feature of a number. */
  @FunctionalInterface
  interface Feature {
    /** Of the number in a row, which an exception names. */
    float of(double value, int row);
  }

  static void encode(Column column, int from, int to, ColumnCodec.Target out, Feature feature) {
    NumericColumn cells = (NumericColumn) column;
    for (int row = from, at = out.offset(); row < to; row++, at += out.stride()) {
      out.values()[at] = feature.of(cells.get(row), row);
    }
  }

  /** The numbers that a column of features stands for. */
  static Column decode(String column, Rows rows, int offset, DoubleUnaryOperator number) {
    double[] values = new double[rows.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = number.applyAsDouble(rows.values()[row * rows.width() + offset]);
    }
    return new NumericColumn(column, values);
  }

  /** Center and scale. */
  record Scale(double center, double scale) {}

  /** NaN stays NaN; what would be infinite becomes the largest number there is. */
  static double decode(double feature, double center, double scale) {
    double value = feature * scale + center;
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
  }
}
