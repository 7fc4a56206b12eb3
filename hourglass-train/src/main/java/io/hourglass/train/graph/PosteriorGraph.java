package io.hourglass.train.graph;

import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Gaussian;
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
   */
  static Transformed transformed(LatentGraph graph, Gaussian gaussian, Operand<TFloat32> codes) {
    Ops tf = graph.tf();
    if (gaussian.posterior() instanceof Diagonal) {
      return new Transformed(codes, tf.constant(0f));
    }
    throw new IllegalStateException("no graph for the posterior " + gaussian.posterior());
  }
}
