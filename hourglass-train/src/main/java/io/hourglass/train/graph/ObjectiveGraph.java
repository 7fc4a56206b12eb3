package io.hourglass.train.graph;

import io.hourglass.latent.Elbo;
import io.hourglass.latent.ImportanceWeighted;
import io.hourglass.latent.Objective;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Variational objectives as graphs. */
final class ObjectiveGraph {
  /** The graph of every objective. */
  static final FamilyGraphs<Objective, Input, LatentSamples.Bound> GRAPHS =
      FamilyGraphs.<Objective, Input, LatentSamples.Bound>of(Objective.class)
          .with(Elbo.class, (elbo, in) -> elbo(in))
          .with(ImportanceWeighted.class, ObjectiveGraph::importanceWeighted);

  private ObjectiveGraph() {}

  /**
   * Codes and their KL terms.
   *
   * @param graph of the latent
   * @param regularization the weights of the KL term
   * @param samples the codes
   * @param kl (copies, batch)
   * @param perLatent the KL of every latent dimension, (batch, width), if it has a closed form
   */
  record Input(
      LatentGraph graph,
      RegularizationGraph regularization,
      GaussianGraph.Samples samples,
      Operand<TFloat32> kl,
      Optional<Operand<TFloat32>> perLatent) {}

  private static LatentSamples.Bound elbo(Input in) {
    LatentGraph graph = in.graph();
    return reconstruction ->
        graph
            .tf()
            .math
            .add(
                graph.only(reconstruction),
                in.regularization().klTerm(graph.only(in.kl()), in.perLatent()));
  }

  private static LatentSamples.Bound importanceWeighted(ImportanceWeighted objective, Input in) {
    Ops tf = in.graph().tf();
    return reconstruction -> {
      Operand<TFloat32> loss = tf.math.add(reconstruction, in.regularization().weighted(in.kl()));
      ImportanceWeightedGraph bound = new ImportanceWeightedGraph(tf, tf.math.neg(loss));
      return objective.isDoublyReparameterized()
          ? bound.doublyReparameterized(in.samples().codes(), in.samples().detached())
          : bound.loss();
    };
  }
}
