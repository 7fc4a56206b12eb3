package io.hourglass.train.graph;

import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.latent.Mixture;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * A mixture of Gaussians with diagonal covariances, as a graph.
 *
 * @param tf where the operations go
 * @param means (components, width)
 * @param logVariances (components, width); {@linkplain Mixture#MAX_LOG_VARIANCE bounded}
 * @param logits of the shares, (components)
 */
record MixtureGraph(
    Ops tf, Operand<TFloat32> means, Operand<TFloat32> logVariances, Operand<TFloat32> logits) {
  MixtureGraph {
    Operand<TFloat32> most = tf.constant(Mixture.MAX_LOG_VARIANCE);
    Operand<TFloat32> least = tf.constant(-Mixture.MAX_LOG_VARIANCE);
    logVariances = tf.math.maximum(tf.math.minimum(logVariances, most), least);
  }

  /**
   * Log density of codes, in nats.
   *
   * @param codes (rows, width)
   * @return (rows)
   */
  Operand<TFloat32> logDensity(Operand<TFloat32> codes) {
    Operand<TFloat32> ofComponents = tf.math.add(logShares(), components(codes));
    return logSumExp(tf, ofComponents);
  }

  /** In standard deviations of each component; the products are those of (z - m)^2. */
  private Operand<TFloat32> squaredDistances(Operand<TFloat32> z, Operand<TFloat32> m) {
    Operand<TFloat32> precisions = tf.math.exp(tf.math.neg(logVariances));
    Operand<TFloat32> scaled = tf.math.mul(m, precisions);
    Operand<TFloat32> squares = product(tf.math.square(z), precisions);
    Operand<TFloat32> crossed = tf.math.mul(product(z, scaled), tf.constant(2f));
    Operand<TFloat32> own = tf.sum(tf.math.mul(scaled, m), tf.array(1));
    return tf.nn.relu(tf.math.add(tf.math.sub(squares, crossed), own));
  }

  /**
   * Log densities of the components, (rows, components). The squared distance is multiplied out, so
   * that no tensor has rows, components and width: {@code sum (z - m)^2 / v = z^2 . 1/v - 2 z . m/v
   * + sum m^2/v}, everything seen from the middle of the means, where the least is cancelled. Where
   * variances are tiny rounding may pass 0: a density beyond all bounds, which training would seek.
   */
  private Operand<TFloat32> components(Operand<TFloat32> codes) {
    Operand<TFloat32> middle = tf.stopGradient(tf.math.mean(means, tf.array(0)));
    Operand<TFloat32> z = tf.math.sub(codes, middle);
    Operand<TFloat32> m = tf.math.sub(means, middle);
    Operand<TFloat32> distance = squaredDistances(z, m);
    float constant = (float) (means.shape().get(1) * DiagonalGaussian.LOG_TWO_PI);
    Operand<TFloat32> volume =
        tf.math.add(tf.sum(logVariances, tf.array(1)), tf.constant(constant));
    return tf.math.mul(tf.math.add(distance, volume), tf.constant(-0.5f));
  }

  private Operand<TFloat32> product(Operand<TFloat32> rows, Operand<TFloat32> components) {
    return tf.linalg.matMul(rows, components, MatMul.transposeB(true));
  }

  /** (1, components). */
  private Operand<TFloat32> logShares() {
    Operand<TFloat32> row = tf.reshape(logits, tf.array(1, -1));
    return tf.math.sub(row, tf.reshape(logSumExp(tf, row), tf.array(1, 1)));
  }

  /** Log-sum-exp over components: (rows, components) to (rows). */
  static Operand<TFloat32> logSumExp(Ops tf, Operand<TFloat32> logs) {
    Operand<TFloat32> max = tf.stopGradient(tf.max(logs, tf.array(1), Max.keepDims(true)));
    Operand<TFloat32> sum = tf.sum(tf.math.exp(tf.math.sub(logs, max)), tf.array(1));
    return tf.math.add(tf.math.log(sum), tf.reshape(max, tf.array(-1)));
  }
}
