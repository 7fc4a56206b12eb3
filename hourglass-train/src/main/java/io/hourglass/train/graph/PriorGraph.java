package io.hourglass.train.graph;

import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.latent.Gaussian;
import io.hourglass.latent.StandardNormal;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Priors as graphs; the formulas are those of {@link io.hourglass.latent.Prior}. */
final class PriorGraph {
  private PriorGraph() {}

  /**
   * Log density of codes, in nats.
   *
   * @param codes (rows, width)
   * @return (rows)
   */
  static Operand<TFloat32> logDensity(
      LatentGraph graph, Gaussian gaussian, Operand<TFloat32> codes) {
    Ops tf = graph.tf();
    if (gaussian.prior() instanceof StandardNormal) {
      Operand<TFloat32> squares = tf.sum(tf.math.square(codes), tf.array(1));
      Operand<TFloat32> constant =
          tf.constant((float) (gaussian.width() * DiagonalGaussian.LOG_TWO_PI));
      return tf.math.mul(tf.math.add(squares, constant), tf.constant(-0.5f));
    }
    throw new IllegalStateException("no graph for the prior " + gaussian.prior());
  }
}
