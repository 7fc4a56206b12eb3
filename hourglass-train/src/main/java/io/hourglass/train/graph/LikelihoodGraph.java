package io.hourglass.train.graph;

import io.hourglass.likelihood.Bernoulli;
import io.hourglass.likelihood.Categorical;
import io.hourglass.likelihood.Gaussian;
import io.hourglass.likelihood.Likelihood;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;

/** Likelihoods as graphs: nats per feature; the formulas are those of {@link Likelihood}. */
final class LikelihoodGraph {
  private LikelihoodGraph() {}

  /**
   * Nats that add up to the block's negative log likelihood, spread over its features.
   *
   * @param x features (batch, width)
   * @param z outputs (batch, parameters)
   * @return (batch, width)
   */
  static Operand<TFloat32> nats(
      Ops tf, Likelihood likelihood, Operand<TFloat32> x, Operand<TFloat32> z) {
    if (likelihood instanceof Bernoulli) {
      // of the equal forms, the one that XLA compiles to the fastest gradient
      Operand<TFloat32> tail = tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(z))));
      return tf.math.add(tf.math.sub(tf.nn.relu(z), tf.math.mul(z, x)), tail);
    }
    if (likelihood instanceof Gaussian gaussian) {
      float precision = (float) (0.5 / (gaussian.deviation() * gaussian.deviation()));
      Operand<TFloat32> squared = tf.math.square(tf.math.sub(x, z));
      return tf.math.add(
          tf.math.mul(squared, tf.constant(precision)), tf.constant((float) gaussian.constant()));
    }
    if (likelihood instanceof Categorical) {
      // log-softmax by hand: the ready one is exact in two dimensions only
      Operand<TFloat32> greatest = tf.stopGradient(tf.max(z, tf.array(1), Max.keepDims(true)));
      Operand<TFloat32> shifted = tf.math.sub(z, greatest);
      Operand<TFloat32> total = tf.sum(tf.math.exp(shifted), tf.array(1), Sum.keepDims(true));
      return tf.math.mul(x, tf.math.sub(tf.math.log(total), shifted));
    }
    throw new IllegalStateException("no graph for the likelihood " + likelihood);
  }
}
