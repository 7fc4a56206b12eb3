package io.hourglass.likelihood;

import io.hourglass.layer.kernel.StrictFunctions;

/** Functions in 64 bits, with the same bits on every machine. */
public final class Numerics {
  /** {@code log(2 pi) / 2}. */
  static final double HALF_LOG_TWO_PI = 0.9189385332046728;

  /** The logarithm of a scale or shape stays between -7 and 7, a factor of 1,000 either way. */
  private static final float SCALE_BOUND = 7;

  /** The logarithm of a rate stays between -16 and 16: up to 8.9 million. */
  private static final float RATE_BOUND = 16;

  /** From here on, Stirling's series is exact to rounding. */
  private static final double STIRLING = 12;

  private Numerics() {}

  /**
   * A log scale or log shape from an output: near it where it is small, and never beyond 7 either
   * way ({@code 7 tanh(z / 7)}), smoothly.
   */
  static double logScale(float output) {
    return SCALE_BOUND * StrictFunctions.tanh(output / SCALE_BOUND);
  }

  /** A log rate from an output: {@code 16 tanh(z / 16)}. */
  static double logRate(float output) {
    return RATE_BOUND * StrictFunctions.tanh(output / RATE_BOUND);
  }

  /** {@code log(1 + exp(x))} without overflow. */
  static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** {@code 1 / (1 + exp(-x))}. */
  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /**
   * The logarithm of the gamma function for x > 0, to about 1e-14: Stirling's series, after the
   * recurrence has made x large enough for it.
   */
  public static double logGamma(double x) {
    double product = 1;
    double y = x;
    while (y < STIRLING) {
      product *= y;
      y++;
    }
    return stirling(y) - StrictMath.log(product);
  }

  private static double stirling(double y) {
    double r = 1 / (y * y);
    double series = 1 / 12.0 - r * (1 / 360.0 - r * (1 / 1260.0 - r * (1 / 1680.0 - r / 1188.0)));
    return (y - 0.5) * StrictMath.log(y) - y + HALF_LOG_TWO_PI + series / y;
  }

  /** The count that a feature stands for. */
  static double count(float feature) {
    return Math.rint(Math.max(0, StrictMath.expm1(feature)));
  }

  /** The feature that a count, or a mean of counts, becomes. */
  static float countFeature(double count) {
    return (float) StrictMath.log1p(count);
  }
}
