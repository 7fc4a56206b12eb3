package io.hourglass.train.graph;

import io.hourglass.latent.DiagonalGaussian;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.MaskedAutoregressive;
import io.hourglass.latent.MaskedMlp;
import io.hourglass.latent.Mixture;
import io.hourglass.latent.Prior;
import io.hourglass.latent.StandardNormal;
import io.hourglass.latent.VampPrior;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Priors as graphs; the formulas are those of {@link Prior}. */
final class PriorGraph {
  /** The log density of every prior, in nats, (rows). */
  static final FamilyGraphs<Prior, Input, Operand<TFloat32>> GRAPHS =
      FamilyGraphs.<Prior, Input, Operand<TFloat32>>of(Prior.class)
          .with(
              StandardNormal.class,
              (prior, in) -> standardNormal(in.graph().tf(), in.width(), in.codes()))
          .with(Mixture.class, (prior, in) -> learned(in.graph()).logDensity(in.codes()))
          .with(VampPrior.class, (prior, in) -> posteriors(prior, in).logDensity(in.codes()))
          .with(
              MaskedAutoregressive.class,
              (prior, in) -> flow(in.graph(), prior.networks(in.width()), in.codes()));

  private PriorGraph() {}

  /**
   * Codes whose density is wanted.
   *
   * @param graph of the latent
   * @param gaussian the latent
   * @param codes (rows, width)
   */
  record Input(LatentGraph graph, GaussianLatent gaussian, Operand<TFloat32> codes) {
    int width() {
      return gaussian.width();
    }
  }

  private static Operand<TFloat32> standardNormal(Ops tf, int width, Operand<TFloat32> codes) {
    Operand<TFloat32> squares = tf.sum(tf.math.square(codes), tf.array(1));
    Operand<TFloat32> constant = tf.constant((float) (width * DiagonalGaussian.LOG_TWO_PI));
    return tf.math.mul(tf.math.add(squares, constant), tf.constant(-0.5f));
  }

  /** {@code log N(u; 0, I) - sum scale}, where the flow maps codes to u. */
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
  private static MixtureGraph posteriors(VampPrior vamp, Input in) {
    LatentGraph graph = in.graph();
    GaussianGraph posterior = new GaussianGraph(graph, in.gaussian());
    Operand<TFloat32> heads =
        graph.encoder().heads(graph.weight("prior.inputs"), vamp.components());
    Operand<TFloat32> logits = logits(vamp, graph);
    return new MixtureGraph(
        graph.tf(), posterior.mean(heads), posterior.logVariance(heads), logits);
  }

  private static Operand<TFloat32> logits(VampPrior vamp, LatentGraph graph) {
    Ops tf = graph.tf();
    return vamp.weighted()
        ? graph.weight("prior.logits")
        : tf.zeros(tf.array(vamp.components()), TFloat32.class);
  }
}
