package io.hourglass.train.graph;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Latent samples of a batch in training, with the terms of the loss.
 *
 * @param codes (copies * batch, width): every row's first code, then every row's second
 * @param copies codes per row
 * @param bound how the reconstruction of those codes becomes the objective
 * @param terms of the report besides the reconstruction, each (batch)
 * @param profile of the report, each (batch, width)
 * @param updates of statistics of the latent, by name of the parameter
 */
record LatentSamples(
    Operand<TFloat32> codes,
    int copies,
    Bound bound,
    Map<String, Operand<TFloat32>> terms,
    List<Operand<TFloat32>> profile,
    Map<String, Operand<TFloat32>> updates) {

  /** The objective. */
  @FunctionalInterface
  interface Bound {
    /**
     * The objective to minimize.
     *
     * @param reconstruction nats of every row and copy, (copies, batch)
     * @return (batch)
     */
    Operand<TFloat32> of(Operand<TFloat32> reconstruction);
  }
}
