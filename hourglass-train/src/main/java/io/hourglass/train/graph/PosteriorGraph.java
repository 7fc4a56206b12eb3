package io.hourglass.train.graph;

import io.hourglass.latent.Diagonal;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.InverseAutoregressive;
import io.hourglass.latent.MaskedMlp;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What a posterior makes of drawn codes, as a graph. */
final class PosteriorGraph {
  private PosteriorGraph() {}

  /**
   * Changed codes.
   *
   * @param codes (rows, width)
   * @param logSpread {@code log |det dz' / dz|}, (rows)
   */
  record Transformed(Operand<TFloat32> codes, Operand<TFloat32> logSpread) {}

  /**
   * What becomes of drawn codes.
   *
   * @param codes (rows, width)
   * @param context what the head gives for it, (rows, numbers)
   */
  static Transformed transformed(
      LatentGraph graph,
      GaussianLatent gaussian,
      Operand<TFloat32> codes,
      Operand<TFloat32> context) {
    Ops tf = graph.tf();
    if (gaussian.posterior() instanceof Diagonal) {
      return new Transformed(codes, tf.constant(0f));
    }
    if (gaussian.posterior() instanceof InverseAutoregressive flow) {
      List<MaskedMlp> networks = flow.networks(gaussian.width());
      List<Operand<TFloat32>> given = flow.context() > 0 ? List.of(context) : List.of();
      Transformed all = new Transformed(codes, tf.constant(0f));
      for (int step = 0; step < networks.size(); step++) {
        MaskedMlpGraph network =
            new MaskedMlpGraph(graph, networks.get(step), "posterior." + step + ".");
        all = after(tf, all, network.of(all.codes(), given));
      }
      return all;
    }
    throw new IllegalStateException("no graph for the posterior " + gaussian.posterior());
  }

  /** One step more of an inverse autoregressive flow, {@code gate * z + (1 - gate) * shift}. */
  private static Transformed after(Ops tf, Transformed before, MaskedMlpGraph.Results network) {
    Operand<TFloat32> logits =
        tf.math.add(network.second(), tf.constant(InverseAutoregressive.OPEN));
    Operand<TFloat32> gate = tf.math.sigmoid(logits);
    Operand<TFloat32> away = tf.math.sub(before.codes(), network.first());
    Operand<TFloat32> codes = tf.math.add(network.first(), tf.math.mul(gate, away));
    Operand<TFloat32> spread = tf.sum(tf.math.softplus(tf.math.neg(logits)), tf.array(1));
    return new Transformed(codes, tf.math.sub(before.logSpread(), spread));
  }
}
