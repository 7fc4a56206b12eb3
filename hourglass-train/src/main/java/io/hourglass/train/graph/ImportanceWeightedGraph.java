package io.hourglass.train.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Max;
import org.tensorflow.types.TFloat32;

/**
 * The bound of Burda, Grosse and Salakhutdinov (2016) as a graph.
 *
 * @param tf where the operations go
 * @param logWeights {@code log p(x, z) / q(z | x)}, (copies, batch)
 */
record ImportanceWeightedGraph(Ops tf, Operand<TFloat32> logWeights) {
  /** {@code -log 1/k sum exp(logWeights)} over the copies: (batch). */
  Operand<TFloat32> loss() {
    Operand<TFloat32> max = max();
    Operand<TFloat32> mean = tf.math.mean(tf.math.exp(tf.math.sub(logWeights, max)), tf.array(0));
    return tf.math.neg(tf.math.add(tf.math.log(mean), tf.reshape(max, tf.array(-1))));
  }

  private Operand<TFloat32> max() {
    return tf.stopGradient(tf.max(logWeights, tf.array(0), Max.keepDims(true)));
  }

  /**
   * The same with the doubly reparameterized gradient (Tucker et al. 2019, equation 8): the codes'
   * own part of the gradient is weighted by the square of each copy's share, while {@link #loss}
   * sees neither how codes depend on the encoder nor how their density under it does.
   *
   * @param codes (copies * batch, width)
   * @param seen the same without their gradient: what the weights were computed from
   */
  Operand<TFloat32> doublyReparameterized(Operand<TFloat32> codes, Operand<TFloat32> seen) {
    Operand<TFloat32> shares = shares();
    Operand<TFloat32> slope = slope(seen);
    // 0 as a number: only its gradient counts
    Operand<TFloat32> none = tf.math.sub(codes, seen);
    Operand<TFloat32> ofCopies =
        tf.reshape(tf.sum(tf.math.mul(slope, none), tf.array(1)), tf.shape(logWeights));
    Operand<TFloat32> own = tf.sum(tf.math.mul(tf.math.square(shares), ofCopies), tf.array(0));
    return tf.math.sub(loss(), own);
  }

  /** The normalized importance weights, without gradient. */
  private Operand<TFloat32> shares() {
    Operand<TFloat32> exp = tf.math.exp(tf.math.sub(logWeights, max()));
    return tf.stopGradient(tf.math.div(exp, tf.sum(exp, tf.array(0))));
  }

  /** The gradient of the logarithms of all weights, itself without gradient. */
  private Operand<TFloat32> slope(Operand<TFloat32> seen) {
    Operand<TFloat32> all = tf.sum(logWeights, tf.array(0, 1));
    return tf.stopGradient(
        Gradients.create(tf.scope(), List.of(all), List.of(seen)).<TFloat32>dy(0));
  }
}
