package io.hourglass.train.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * Logarithms of gamma functions of counts and shapes. Differences of two of them are computed as
 * such: each may be a thousand times what is left of both, and 32 bits would not do.
 */
record GammaGraph(Ops tf) {
  private static final int SHIFTS = 6;

  /**
   * {@code log k! - k log k + k}, of data: without gradient.
   *
   * @param k whole numbers from 0
   */
  Operand<TFloat32> excess(Operand<TFloat32> k) {
    Operand<TFloat64> wide = tf.dtypes.cast(k, TFloat64.class);
    Operand<TFloat64> factorial =
        tf.math.lgamma(tf.math.add(wide, tf.dtypes.cast(tf.constant(1), TFloat64.class)));
    Operand<TFloat64> rest = tf.math.sub(tf.math.xlogy(wide, wide), wide);
    Operand<TFloat64> excess = tf.math.sub(factorial, rest);
    return tf.stopGradient(tf.dtypes.cast(excess, TFloat32.class));
  }

  /**
   * {@code log G(a + k) - log G(a) - k log k + k}: Stirling's series, after the recurrence has made
   * a large enough for it.
   *
   * @param a shapes > 0
   * @param k whole numbers from 0, without gradient
   */
  Operand<TFloat32> rising(Operand<TFloat32> a, Operand<TFloat32> k) {
    Operand<TFloat32> large = tf.math.add(a, tf.constant((float) SHIFTS));
    Operand<TFloat32> first =
        tf.math.mul(tf.math.sub(large, tf.constant(0.5f)), tf.math.log1p(tf.math.div(k, large)));
    Operand<TFloat32> least = tf.math.maximum(k, tf.constant(1f));
    Operand<TFloat32> second = tf.math.mul(k, tf.math.log1p(tf.math.div(large, least)));
    Operand<TFloat32> series = tf.math.sub(series(tf.math.add(large, k)), series(large));
    Operand<TFloat32> stirling = tf.math.add(tf.math.add(first, second), series);
    return tf.math.sub(stirling, tf.math.add(shifts(a, k, 0), shifts(a, k, SHIFTS / 2)));
  }

  /** {@code log} of the product of {@code 1 + k / (a + i)} over three i. */
  private Operand<TFloat32> shifts(Operand<TFloat32> a, Operand<TFloat32> k, int from) {
    Operand<TFloat32> product = tf.constant(1f);
    for (int i = from; i < from + SHIFTS / 2; i++) {
      Operand<TFloat32> share = tf.math.div(k, tf.math.add(a, tf.constant((float) i)));
      product = tf.math.mul(product, tf.math.add(share, tf.constant(1f)));
    }
    return tf.math.log(product);
  }

  /** The remainder of Stirling's formula: {@code 1 / (12 a) - 1 / (360 a^3) + 1 / (1260 a^5)}. */
  private Operand<TFloat32> series(Operand<TFloat32> a) {
    Operand<TFloat32> r = tf.math.reciprocal(a);
    Operand<TFloat32> s = tf.math.square(r);
    Operand<TFloat32> inner =
        tf.math.sub(tf.constant(1 / 360f), tf.math.mul(s, tf.constant(1 / 1260f)));
    return tf.math.mul(r, tf.math.sub(tf.constant(1 / 12f), tf.math.mul(s, inner)));
  }
}
