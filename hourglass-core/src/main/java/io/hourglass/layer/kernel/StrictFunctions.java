package io.hourglass.layer.kernel;

/**
 * Elementary functions with the same bits on every machine, from multiplications, additions and
 * divisions alone, in a form that Java vectorizes in a loop. Relative errors are below 4e-7 where
 * results are not subnormal; NaN gives NaN. Coefficients are least-maximum fits of relative error.
 */
public final class StrictFunctions {
  /** Added and taken away again, it rounds a float below 4 million to the nearest whole number. */
  private static final float ROUNDER = 12582912f; // 1.5 * 2^23

  private static final float HALF_LOG2_E = 0.7213475f;

  // 2 log 2 in two parts; the first has few enough bits for exact multiples
  private static final float TWO_LOG_2 = 1.3862305f;
  private static final float TWO_LOG_2_REST = 6.389237e-5f;

  private StrictFunctions() {}

  /**
   * The exponential function: {@code exp(x) = 4^m exp(r)}, m whole and {@code |r| <= log 2}.
   *
   * @return infinity from 88.723 on, 0 below -103.98
   */
  public static float exp(float x) {
    float bounded = Math.min(Math.max(x, -104f), 89f);
    float m = (bounded * HALF_LOG2_E + ROUNDER) - ROUNDER;
    float r = (bounded - m * TWO_LOG_2) - m * TWO_LOG_2_REST;
    float tail =
        0.50000036f
            + r
                * (0.16666614f
                    + r
                        * (0.041661274f
                            + r * (0.0083361f + r * (0.0014104354f + r * 0.00019611741f))));
    float power = powerOfTwo(m);
    // twice 2^m and not 4^m, which may be out of range when the result is not
    return ((1f + (r + r * r * tail)) * power) * power;
  }

  /**
   * 2 to the power of a whole number from -75 to 64, exactly: a guess at {@code 2^(m/64)} to the
   * power of 64, then rounded to one significant bit (Veltkamp 1968).
   */
  private static float powerOfTwo(float m) {
    float t = m * 0.015625f;
    float y = 0.9988145f + t * (0.697458f + t * (0.25063437f + t * 0.051111765f));
    y = y * y;
    y = y * y;
    y = y * y;
    y = y * y;
    y = y * y;
    y = y * y;
    float high = y * 8388609f; // 2^23 + 1
    return high - (high - y);
  }

  /** The natural logarithm. */
  public static float log(float x) {
    return (float) StrictMath.log(x);
  }

  /** {@code log(1 + x)} for x from 0 to 1, as softplus and its relatives need it. */
  static float log1p(float x) {
    float p = 1f + x * (1.066218f + x * (0.23815727f + x * 0.0034172744f));
    float q = 1f + x * (1.5662179f + x * (0.68793577f + x * 0.075287186f));
    return x * p / q;
  }

  /** {@code exp(x) - 1} for x up to 0, accurate near 0. */
  public static float expm1(float x) {
    float t = tanh(0.5f * x);
    return (t + t) / (1f - t);
  }

  /** {@code log(1 + exp(x))} without overflow. */
  public static float softplus(float x) {
    return Math.max(x, 0f) + log1p(exp(-Math.abs(x)));
  }

  /** The hyperbolic tangent. */
  public static float tanh(float x) {
    float bounded = Math.min(Math.max(x, -9f), 9f);
    float s = bounded * bounded;
    float p =
        1f + s * (0.13379721f + s * (0.0034940382f + s * (2.0583537e-5f + s * 1.3319142e-8f)));
    float q =
        1f + s * (0.46713036f + s * (0.025871087f + s * (0.00032830986f + s * 7.7620496e-7f)));
    return Math.min(Math.max(bounded * p / q, -1f), 1f); // rounding may have passed 1
  }

  /**
   * The logistic function {@code 1 / (1 + exp(-x))}.
   *
   * @return 0 below -88.723
   */
  public static float sigmoid(float x) {
    return 1f / (1f + exp(-x));
  }
}
