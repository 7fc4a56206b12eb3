package io.hourglass.detect.rows;

import io.hourglass.detect.score.Reason.Values;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An expected number and its interval, rounded to three digits of the distance to the nearer end,
 * so that they are distinguished.
 */
record RoundedInterval(BigDecimal low, BigDecimal expected, BigDecimal high) {
  private static final int DIGITS = 3;

  /** The share of the width that an expected number keeps from either end. */
  private static final double MARGIN = 1e-4;

  /** A number is within if it is beyond an end by this share of it at most. */
  private static final double ROUNDING = 1e-6;

  /** Digits where the interval is a point. */
  private static final int DIGITS_OF_POINT = 6;

  static RoundedInterval of(double low, double mean, double high) {
    double margin = MARGIN * (high - low);
    double expected = Math.max(low + margin, Math.min(high - margin, mean));
    double nearest = Math.min(expected - low, high - expected);
    double size = nearest > 0 ? nearest : Math.abs(expected);
    int digits = nearest > 0 ? DIGITS : DIGITS_OF_POINT;
    int places = size > 0 ? digits - 1 - exponent(size) : 0;
    return new RoundedInterval(
        rounded(low, places), rounded(expected, places), rounded(high, places));
  }

  private static int exponent(double size) {
    BigDecimal exact = new BigDecimal(size);
    return exact.precision() - exact.scale() - 1;
  }

  private static BigDecimal rounded(double value, int places) {
    return new BigDecimal(value).setScale(places, RoundingMode.HALF_EVEN);
  }

  /** Whether a number is between the ends as they are printed, but for rounding. */
  boolean contains(double value) {
    double least = low.doubleValue();
    double most = high.doubleValue();
    double rounding = ROUNDING * Math.max(Math.abs(least), Math.abs(most));
    return value >= least - rounding && value <= most + rounding;
  }

  /** The texts of a reason. */
  Values values(String actual) {
    return new Values(actual, CellText.of(expected), CellText.of(low), CellText.of(high));
  }
}
