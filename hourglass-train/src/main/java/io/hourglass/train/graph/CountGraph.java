package io.hourglass.train.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Likelihoods of counts k, whose features are {@code log(1 + k)}. */
record CountGraph(Ops tf) {
  /**
   * {@code log k! - k log k + k}, and {@code k (exp(u) - 1 - u)} with {@code u = log r - log k}.
   */
  Operand<TFloat32> poisson(Operand<TFloat32> x, Operand<TFloat32> z) {
    Operand<TFloat32> k = count(x);
    Operand<TFloat32> logRate = Outputs.bounded(tf, z, Outputs.RATE_BOUND);
    Operand<TFloat32> least = tf.math.maximum(k, tf.constant(1f));
    Operand<TFloat32> u = tf.math.sub(logRate, tf.math.log(least));
    Operand<TFloat32> deviance = tf.math.mul(k, tf.math.sub(tf.math.expm1(u), u));
    Operand<TFloat32> cost =
        tf.select(tf.math.less(k, tf.constant(0.5f)), tf.math.exp(logRate), deviance);
    return tf.math.add(new GammaGraph(tf).excess(k), cost);
  }

  Operand<TFloat32> negativeBinomial(Outputs.Scaled z) {
    GammaGraph gamma = new GammaGraph(tf);
    Operand<TFloat32> k = count(z.x());
    Operand<TFloat32> mean = tf.math.exp(Outputs.bounded(tf, z.location(), Outputs.RATE_BOUND));
    Operand<TFloat32> shape = tf.math.exp(z.logScale());
    Operand<TFloat32> failures = tf.math.mul(shape, tf.math.log1p(tf.math.div(mean, shape)));
    Operand<TFloat32> successes = tf.math.mul(k, tf.math.log1p(tf.math.div(shape, mean)));
    Operand<TFloat32> ways = tf.math.sub(gamma.excess(k), gamma.rising(shape, k));
    return tf.math.add(ways, tf.math.add(failures, successes));
  }

  private Operand<TFloat32> count(Operand<TFloat32> x) {
    return tf.math.rint(tf.math.maximum(tf.math.expm1(x), tf.constant(0f)));
  }
}
