package io.hourglass.train.graph;

import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.latent.Gaussian;
import io.hourglass.latent.Mixture;
import io.hourglass.latent.StandardNormal;
import io.hourglass.latent.VampPrior;
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
    if (gaussian.prior() instanceof StandardNormal) {
      return standardNormal(graph.tf(), gaussian.width(), codes);
    }
    if (gaussian.prior() instanceof Mixture) {
      return learned(graph).logDensity(codes);
    }
    if (gaussian.prior() instanceof VampPrior vamp) {
      return posteriors(graph, gaussian, vamp).logDensity(codes);
    }
    throw new IllegalStateException("no graph for the prior " + gaussian.prior());
  }

  private static Operand<TFloat32> standardNormal(Ops tf, int width, Operand<TFloat32> codes) {
    Operand<TFloat32> squares = tf.sum(tf.math.square(codes), tf.array(1));
    Operand<TFloat32> constant = tf.constant((float) (width * DiagonalGaussian.LOG_TWO_PI));
    return tf.math.mul(tf.math.add(squares, constant), tf.constant(-0.5f));
  }

  private static MixtureGraph learned(LatentGraph graph) {
    return new MixtureGraph(
        graph.tf(),
        graph.weights().get("prior.means"),
        graph.weights().get("prior.log_variances"),
        graph.weights().get("prior.logits"));
  }

  /** The pseudo-inputs go through the encoder once a step. */
  private static MixtureGraph posteriors(LatentGraph graph, Gaussian gaussian, VampPrior vamp) {
    Ops tf = graph.tf();
    GaussianGraph posterior = new GaussianGraph(graph, gaussian);
    Operand<TFloat32> heads =
        graph.encoder().heads(graph.weights().get("prior.inputs"), vamp.components());
    Operand<TFloat32> logits =
        vamp.weighted()
            ? graph.weights().get("prior.logits")
            : tf.zeros(tf.array(vamp.components()), TFloat32.class);
    return new MixtureGraph(tf, posterior.mean(heads), posterior.logVariance(heads), logits);
  }
}
