package io.hourglass.train.graph;

import io.hourglass.likelihood.AutoregressiveBernoulli;
import io.hourglass.likelihood.ScaleParameter;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Features and the network's outputs for them.
 *
 * @param tf where the operations go
 * @param x features (batch, width)
 * @param z outputs (batch, parameters)
 */
record Outputs(Ops tf, Operand<TFloat32> x, Operand<TFloat32> z) {
  /** The logarithm of a scale or shape stays between -7 and 7. */
  static final float SCALE_BOUND = 7;

  /** The logarithm of a rate stays between -16 and 16. */
  static final float RATE_BOUND = 16;

  /**
   * Features with the location and the log scale of each.
   *
   * @param x features (batch, width)
   * @param location (batch, width)
   * @param logScale bounded, (batch, width) or, where shared, (batch, 1)
   */
  record Scaled(Operand<TFloat32> x, Operand<TFloat32> location, Operand<TFloat32> logScale) {}

  /** {@code bound tanh(z / bound)}. */
  static Operand<TFloat32> bounded(Ops tf, Operand<TFloat32> z, float bound) {
    Operand<TFloat32> b = tf.constant(bound);
    return tf.math.mul(b, tf.math.tanh(tf.math.div(z, b)));
  }

  private int batch() {
    return (int) x.shape().get(0);
  }

  private int width() {
    return (int) x.shape().get(1);
  }

  /** The outputs as location and scale. */
  Scaled scaled(ScaleParameter scale) {
    if (scale == ScaleParameter.PREDICTED) {
      Operand<TFloat32> pairs = byFeature(2);
      return new Scaled(x, at(pairs, 0), bounded(tf, at(pairs, 1), SCALE_BOUND));
    }
    Operand<TFloat32> location = tf.slice(z, tf.array(0, 0), tf.array(batch(), width()));
    Operand<TFloat32> shared = tf.slice(z, tf.array(0, width()), tf.array(batch(), 1));
    return new Scaled(x, location, bounded(tf, shared, SCALE_BOUND));
  }

  /** The logits of pixels that depend on preceding pixels. */
  Operand<TFloat32> autoregressiveLogits(AutoregressiveBernoulli likelihood) {
    return new AutoregressiveGraph(tf, likelihood, batch(), width()).logits(x, z);
  }

  /** The outputs of every feature side by side: (batch, width, outputs of a feature). */
  Operand<TFloat32> byFeature(int each) {
    return tf.reshape(z, tf.array(batch(), width(), each));
  }

  /** One output of every feature: (batch, width). */
  Operand<TFloat32> at(Operand<TFloat32> byFeature, int output) {
    return likeX(part(byFeature, output, 1));
  }

  /** One number of every feature as (batch, width). */
  Operand<TFloat32> likeX(Operand<TFloat32> values) {
    return tf.reshape(values, tf.array(batch(), width()));
  }

  /** Adjacent outputs of every feature: (batch, width, length). */
  Operand<TFloat32> part(Operand<TFloat32> byFeature, int from, int length) {
    return tf.slice(byFeature, tf.array(0, 0, from), tf.array(batch(), width(), length));
  }

  /** Features as (batch, width, 1). */
  Operand<TFloat32> columnOfX() {
    return tf.reshape(x, tf.array(batch(), width(), 1));
  }
}
