package io.hourglass.train.graph;

import io.hourglass.latent.Code;
import io.hourglass.latent.FeatureMap;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.Latent;
import io.hourglass.latent.Penalty;
import io.hourglass.latent.Quantized;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Latents as graphs. A new latent is one line in {@link #GRAPHS}.
 *
 * @param tf where the operations go
 * @param batch rows of every tensor
 * @param latent of the design
 * @param weights the arrays that the latent learns besides its head's: {@code prior.means}
 * @param encoder the encoder, its head included
 */
record LatentGraph(
    Ops tf, int batch, Latent latent, Map<String, Operand<TFloat32>> weights, Encoder encoder) {
  /** The graph of every latent. */
  static final FamilyGraphs<Latent, LatentGraph, BottleneckGraph> GRAPHS =
      FamilyGraphs.<Latent, LatentGraph, BottleneckGraph>of(Latent.class)
          .with(Code.class, (latent, graph) -> new CodeGraph(graph, latent.penalty()))
          .with(FeatureMap.class, (latent, graph) -> new CodeGraph(graph, new Penalty.None()))
          .with(GaussianLatent.class, (latent, graph) -> new GaussianGraph(graph, latent))
          .with(Quantized.class, (latent, graph) -> new QuantizedGraph(graph, latent));

  /** The map from the encoder's input to its head's output. */
  @FunctionalInterface
  interface Encoder {
    /**
     * The head's output.
     *
     * @param inputs (rows, ...)
     */
    Operand<TFloat32> heads(Operand<TFloat32> inputs, int rows);
  }

  /** An array that the latent learns: {@code prior.means}. */
  Operand<TFloat32> weight(String name) {
    Operand<TFloat32> weight = weights.get(name);
    if (weight == null) {
      throw new IllegalStateException(
          "no weight \"%s\" of the latent, only %s".formatted(name, weights.keySet()));
    }
    return weight;
  }

  /** The code of every row outside training. */
  Operand<TFloat32> code(Operand<TFloat32> head) {
    return GRAPHS.build(latent, this).code(head);
  }

  /**
   * The codes and loss terms of a training step.
   *
   * @param head the head's output for {@code inputs}
   * @param inputs the encoder's input
   */
  LatentSamples sample(Operand<TFloat32> head, Operand<TFloat32> inputs, StepContext step) {
    return GRAPHS.build(latent, this).sample(head, inputs, step);
  }

  /** Reshapes (1, batch) to (batch). */
  Operand<TFloat32> only(Operand<TFloat32> one) {
    return tf.reshape(one, tf.array(batch));
  }

  /** Mean of (batch, ...) over the rows that are present. */
  Operand<TFloat32> mean(Operand<TFloat32> values, Operand<TFloat32> present) {
    Operand<TFloat32> share = tf.math.div(present, tf.sum(present, tf.array(0)));
    boolean isList = values.shape().numDimensions() == 1;
    Operand<TFloat32> weight = isList ? share : tf.reshape(share, tf.array(-1, 1));
    return tf.sum(tf.math.mul(values, weight), tf.array(0));
  }
}
