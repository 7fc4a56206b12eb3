package io.hourglass.train.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/** Likelihoods of one level out of several. */
record LevelGraph(Ops tf) {
  Operand<TFloat32> categorical(Operand<TFloat32> x, Operand<TFloat32> z) {
    // log-softmax by hand: the ready one is exact in two dimensions only
    Operand<TFloat32> max = tf.stopGradient(tf.max(z, tf.array(1), Max.keepDims(true)));
    Operand<TFloat32> shifted = tf.math.sub(z, max);
    Operand<TFloat32> total = tf.sum(tf.math.exp(shifted), tf.array(1), Sum.keepDims(true));
    return tf.math.mul(x, tf.math.sub(tf.math.log(total), shifted));
  }

  /** Cumulative logits: the first output against thresholds made of the others. */
  Operand<TFloat32> ordinal(Operand<TFloat32> x, Operand<TFloat32> z) {
    int levels = (int) x.shape().get(1);
    Operand<TFloat32> none = tf.zeros(tf.array((int) x.shape().get(0), 1), TFloat32.class);
    return levels == 1 ? none : tf.math.mul(x, costs(z, none, levels));
  }

  /** The cost of every level, (batch, levels), of at least 2. */
  private Operand<TFloat32> costs(Operand<TFloat32> z, Operand<TFloat32> none, int levels) {
    Operand<TFloat32> position = columns(z, 0, 1);
    Operand<TFloat32> steps = columns(z, 1, 1);
    Operand<TFloat32> spacings = tf.zeros(tf.array((int) z.shape().get(0), levels), TFloat32.class);
    if (levels > 2) {
      Operand<TFloat32> o = columns(z, 2, levels - 2);
      steps = joined(steps, tf.math.softplus(o));
      spacings = joined(joined(none, tf.math.softplus(tf.math.neg(o))), none);
    }
    Operand<TFloat32> above = tf.math.sub(tf.math.cumsum(steps, tf.constant(1)), position);
    Operand<TFloat32> upper = tf.math.softplus(tf.math.neg(above));
    Operand<TFloat32> sides =
        tf.math.add(joined(upper, none), joined(none, tf.math.softplus(above)));
    return tf.math.add(sides, spacings);
  }

  private Operand<TFloat32> joined(Operand<TFloat32> left, Operand<TFloat32> right) {
    return tf.concat(List.of(left, right), tf.constant(1));
  }

  private Operand<TFloat32> columns(Operand<TFloat32> z, int from, int width) {
    return tf.slice(z, tf.array(0, from), tf.array((int) z.shape().get(0), width));
  }
}
