package io.hourglass.layer;

/** Elementary functions with the same bits on every machine. */
public final class Maths {
  private Maths() {}

  /** The exponential function. */
  public static float exp(float x) {
    return (float) StrictMath.exp(x);
  }

  /** The natural logarithm. */
  public static float log(float x) {
    return (float) StrictMath.log(x);
  }

  /** {@code log(1 + x)}, accurate near 0. */
  public static float log1p(float x) {
    return (float) StrictMath.log1p(x);
  }

  /** {@code exp(x) - 1}, accurate near 0. */
  public static float expm1(float x) {
    return (float) StrictMath.expm1(x);
  }

  /** {@code log(1 + exp(x))} without overflow. */
  public static float softplus(float x) {
    return Math.max(x, 0f) + log1p(exp(-Math.abs(x)));
  }

  /** The hyperbolic tangent. */
  public static float tanh(float x) {
    return (float) StrictMath.tanh(x);
  }

  /** The logistic function {@code 1 / (1 + exp(-x))}. */
  public static float sigmoid(float x) {
    return 1f / (1f + exp(-x));
  }
}
