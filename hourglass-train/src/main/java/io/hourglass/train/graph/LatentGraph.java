package io.hourglass.train.graph;

import io.hourglass.latent.Code;
import io.hourglass.latent.FeatureMap;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.Latent;
import io.hourglass.latent.Penalty;
import io.hourglass.latent.Quantized;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A latent as a graph.
 *
 * @param tf where the operations go
 * @param batch rows of every tensor
 * @param latent what it is
 * @param weights the arrays that the latent learns besides its head's: {@code prior.means}
 * @param encoder the encoder, its head included
 */
record LatentGraph(
    Ops tf, int batch, Latent latent, Map<String, Operand<TFloat32>> weights, Encoder encoder) {

  /** From what the encoder takes in to what its head gives. */
  @FunctionalInterface
  interface Encoder {
    /**
     * What the head gives.
     *
     * @param inputs (rows, ...)
     */
    Operand<TFloat32> heads(Operand<TFloat32> inputs, int rows);
  }

  /** Names of the terms that training reports besides the reconstruction. */
  static List<String> terms(Latent latent) {
    if (latent instanceof Code code) {
      return code.penalty() instanceof Penalty.None ? List.of() : List.of("penalty");
    }
    if (latent instanceof GaussianLatent gaussian) {
      List<String> terms = new ArrayList<>(List.of("kl"));
      terms.addAll(RegularizationGraph.terms(gaussian.regularization()));
      return terms;
    }
    if (latent instanceof Quantized) {
      return List.of("kl", "commitment", "perplexity");
    }
    return List.of();
  }

  /** Names of the numbers in the profile that training reports. */
  static List<String> profile(Latent latent) {
    return latent instanceof GaussianLatent gaussian
        ? IntStream.range(0, gaussian.width()).mapToObj("kl[%d]"::formatted).toList()
        : List.of();
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

  /** Outside training: the one code that stands for every row. */
  Operand<TFloat32> code(Operand<TFloat32> head) {
    if (latent instanceof Code || latent instanceof FeatureMap) {
      return head;
    }
    if (latent instanceof GaussianLatent gaussian) {
      return new GaussianGraph(this, gaussian).code(head);
    }
    if (latent instanceof Quantized quantized) {
      return new QuantizedGraph(this, quantized).code(head);
    }
    throw new IllegalStateException("no graph for the latent " + latent);
  }

  /**
   * In training.
   *
   * @param head what the encoder gives
   * @param inputs for these
   */
  LatentSamples draw(Operand<TFloat32> head, Operand<TFloat32> inputs, StepContext step) {
    if (latent instanceof Code code && !(code.penalty() instanceof Penalty.None)) {
      return new PenaltyGraph(this, code).draw(head, inputs, step);
    }
    if (latent instanceof Code || latent instanceof FeatureMap) {
      return new LatentSamples(head, 1, this::only, Map.of(), List.of(), Map.of());
    }
    if (latent instanceof GaussianLatent gaussian) {
      return new GaussianGraph(this, gaussian).draw(head, step);
    }
    if (latent instanceof Quantized quantized) {
      return new QuantizedGraph(this, quantized).draw(head, step);
    }
    throw new IllegalStateException("no graph for the latent " + latent);
  }

  /** Of (1, batch) the (batch). */
  Operand<TFloat32> only(Operand<TFloat32> one) {
    return tf.reshape(one, tf.array(batch));
  }

  /** Mean over the rows that are there, of (batch, ...). */
  Operand<TFloat32> mean(Operand<TFloat32> values, Operand<TFloat32> present) {
    Operand<TFloat32> share = tf.math.div(present, tf.sum(present, tf.array(0)));
    boolean isList = values.shape().numDimensions() == 1;
    Operand<TFloat32> weight = isList ? share : tf.reshape(share, tf.array(-1, 1));
    return tf.sum(tf.math.mul(values, weight), tf.array(0));
  }
}
