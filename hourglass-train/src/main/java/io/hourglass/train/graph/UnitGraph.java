package io.hourglass.train.graph;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Likelihoods of numbers in [0, 1] with one logit each. */
record UnitGraph(Ops tf) {
  private static final float SMALL = 0.5f;

  Operand<TFloat32> bernoulli(Operand<TFloat32> x, Operand<TFloat32> z) {
    // of the equal forms, the one that XLA compiles to the fastest gradient
    Operand<TFloat32> tail = tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(z))));
    return tf.math.add(tf.math.sub(tf.nn.relu(z), tf.math.mul(z, x)), tail);
  }

  /** {@code z (1/2 - x) + log(sinh(z / 2) / (z / 2))}. */
  Operand<TFloat32> continuousBernoulli(Operand<TFloat32> x, Operand<TFloat32> z) {
    Operand<TFloat32> a = tf.math.abs(z);
    Operand<TBool> small = tf.math.less(a, tf.constant(SMALL));
    // each branch sees harmless numbers where the other counts: the gradient passes through both
    Operand<TFloat32> far = tf.select(small, tf.stopGradient(tf.onesLike(a)), a);
    Operand<TFloat32> near = tf.select(small, z, tf.stopGradient(tf.zerosLike(z)));
    Operand<TFloat32> excess = tf.select(small, series(near), closed(far));
    Operand<TFloat32> tilt = tf.math.mul(z, tf.math.sub(tf.constant(0.5f), x));
    return tf.math.add(tilt, excess);
  }

  private Operand<TFloat32> series(Operand<TFloat32> z) {
    Operand<TFloat32> s = tf.math.square(z);
    Operand<TFloat32> fourth = tf.math.mul(s, tf.constant(1 / 181440f));
    Operand<TFloat32> second = tf.math.mul(s, tf.math.sub(tf.constant(1 / 2880f), fourth));
    return tf.math.mul(s, tf.math.sub(tf.constant(1 / 24f), second));
  }

  private Operand<TFloat32> closed(Operand<TFloat32> a) {
    Operand<TFloat32> mass = tf.math.neg(tf.math.expm1(tf.math.neg(a)));
    Operand<TFloat32> half = tf.math.mul(a, tf.constant(0.5f));
    return tf.math.add(half, tf.math.log(tf.math.div(mass, a)));
  }
}
