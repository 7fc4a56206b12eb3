package io.hourglass.train.graph;

import io.hourglass.latent.Diagonal;
import io.hourglass.latent.InverseAutoregressive;
import io.hourglass.latent.MaskedMlp;
import io.hourglass.latent.Posterior;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Posteriors' transformations of Gaussian samples, as graphs. */
final class PosteriorGraph {
  /** The graph of every posterior. */
  static final FamilyGraphs<Posterior, Input, Transformed> GRAPHS =
      FamilyGraphs.<Posterior, Input, Transformed>of(Posterior.class)
          .with(
              Diagonal.class,
              (diagonal, in) -> new Transformed(in.codes(), in.graph().tf().constant(0f)))
          .with(InverseAutoregressive.class, PosteriorGraph::flow);

  private PosteriorGraph() {}

  /**
   * Gaussian samples.
   *
   * @param graph of the latent
   * @param codes (rows, width)
   * @param context of the posterior in the head's output, (rows, context)
   */
  record Input(LatentGraph graph, Operand<TFloat32> codes, Operand<TFloat32> context) {}

  /**
   * Transformed codes.
   *
   * @param codes (rows, width)
   * @param logDeterminant {@code log |det dz' / dz|}, (rows)
   */
  record Transformed(Operand<TFloat32> codes, Operand<TFloat32> logDeterminant) {}

  private static Transformed flow(InverseAutoregressive flow, Input in) {
    LatentGraph graph = in.graph();
    List<MaskedMlp> networks = flow.networks(graph.latent().width());
    List<Operand<TFloat32>> context = flow.context() > 0 ? List.of(in.context()) : List.of();
    Transformed all = new Transformed(in.codes(), graph.tf().constant(0f));
    for (int step = 0; step < networks.size(); step++) {
      MaskedMlpGraph network =
          new MaskedMlpGraph(graph, networks.get(step), "posterior." + step + ".");
      all = after(graph.tf(), all, network.of(all.codes(), context));
    }
    return all;
  }

  /** The next step of an inverse autoregressive flow, {@code gate * z + (1 - gate) * shift}. */
  private static Transformed after(Ops tf, Transformed before, MaskedMlpGraph.Results network) {
    Operand<TFloat32> logits =
        tf.math.add(network.second(), tf.constant(InverseAutoregressive.GATE_BIAS));
    Operand<TFloat32> gate = tf.math.sigmoid(logits);
    Operand<TFloat32> away = tf.math.sub(before.codes(), network.first());
    Operand<TFloat32> codes = tf.math.add(network.first(), tf.math.mul(gate, away));
    Operand<TFloat32> shrinkage = tf.sum(tf.math.softplus(tf.math.neg(logits)), tf.array(1));
    return new Transformed(codes, tf.math.sub(before.logDeterminant(), shrinkage));
  }
}
