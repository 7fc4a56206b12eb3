package io.hourglass.train.graph;

import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.MaskedAutoregressive;
import io.hourglass.latent.MaskedMlp;
import io.hourglass.latent.Mixture;
import io.hourglass.latent.StandardNormal;
import io.hourglass.latent.VampPrior;
import java.util.List;
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
      LatentGraph graph, GaussianLatent gaussian, Operand<TFloat32> codes) {
    if (gaussian.prior() instanceof StandardNormal) {
      return standardNormal(graph.tf(), gaussian.width(), codes);
    }
    if (gaussian.prior() instanceof Mixture) {
      return learned(graph).logDensity(codes);
    }
    if (gaussian.prior() instanceof VampPrior vamp) {
      return posteriors(graph, gaussian, vamp).logDensity(codes);
    }
    if (gaussian.prior() instanceof MaskedAutoregressive flow) {
      return flow(graph, flow.networks(gaussian.width()), codes);
    }
    throw new IllegalStateException("no graph for the prior " + gaussian.prior());
  }

  private static Operand<TFloat32> standardNormal(Ops tf, int width, Operand<TFloat32> codes) {
    Operand<TFloat32> squares = tf.sum(tf.math.square(codes), tf.array(1));
    Operand<TFloat32> constant = tf.constant((float) (width * DiagonalGaussian.LOG_TWO_PI));
    return tf.math.mul(tf.math.add(squares, constant), tf.constant(-0.5f));
  }

  /** {@code log N(u; 0, I) - sum scale} of what the flow makes of codes. */
  private static Operand<TFloat32> flow(
      LatentGraph graph, List<MaskedMlp> networks, Operand<TFloat32> codes) {
    Ops tf = graph.tf();
    Operand<TFloat32> u = codes;
    Operand<TFloat32> scales = tf.constant(0f);
    for (int step = 0; step < networks.size(); step++) {
      MaskedMlpGraph.Results results =
          new MaskedMlpGraph(graph, networks.get(step), "prior." + step + ".").of(u, List.of());
      Operand<TFloat32> shrunk = tf.math.exp(tf.math.neg(results.second()));
      u = tf.math.mul(tf.math.sub(u, results.first()), shrunk);
      scales = tf.math.add(scales, tf.sum(results.second(), tf.array(1)));
    }
    return tf.math.sub(standardNormal(tf, networks.get(0).width(), u), scales);
  }

  private static MixtureGraph learned(LatentGraph graph) {
    return new MixtureGraph(
        graph.tf(),
        graph.weight("prior.means"),
        graph.weight("prior.log_variances"),
        graph.weight("prior.logits"));
  }

  /** The pseudo-inputs go through the encoder once a step. */
  private static MixtureGraph posteriors(
      LatentGraph graph, GaussianLatent gaussian, VampPrior vamp) {
    Ops tf = graph.tf();
    GaussianGraph posterior = new GaussianGraph(graph, gaussian);
    Operand<TFloat32> heads =
        graph.encoder().heads(graph.weight("prior.inputs"), vamp.components());
    Operand<TFloat32> logits =
        vamp.weighted()
            ? graph.weight("prior.logits")
            : tf.zeros(tf.array(vamp.components()), TFloat32.class);
    return new MixtureGraph(tf, posterior.mean(heads), posterior.logVariance(heads), logits);
  }
}
