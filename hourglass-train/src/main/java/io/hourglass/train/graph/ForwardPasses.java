package io.hourglass.train.graph;

import io.hourglass.layer.Parameter;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.network.Architecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The forward passes of encoder and decoder.
 *
 * @param tf where the operations go
 * @param architecture of the autoencoder
 * @param weights by name
 * @param mode whether the graph is for training
 */
record ForwardPasses(
    Ops tf, Architecture architecture, Map<String, Operand<TFloat32>> weights, GraphMode mode) {

  /** The head's output for (rows, inputs). */
  Operand<TFloat32> encoded(Operand<TFloat32> inputs, int rows) {
    return through(architecture.encoder(), 0, inputs, layers(rows, mode));
  }

  /**
   * The likelihoods' parameters for (rows, latent dimensions and conditions).
   *
   * @param copies number of copies of the batch among the rows
   */
  Operand<TFloat32> decoded(Operand<TFloat32> codes, int rows, int copies) {
    int first = architecture.encoder().size();
    LayerGraph layers = layers(rows, mode.times(tf, copies));
    Operand<TFloat32> outputs = through(architecture.decoder(), first, codes, layers);
    return tf.reshape(outputs, tf.array(rows, architecture.codec().parameters()));
  }

  private LayerGraph layers(int rows, GraphMode own) {
    return new LayerGraph(tf, rows, own, weights);
  }

  private static Operand<TFloat32> through(
      List<PlacedLayer> stages, int first, Operand<TFloat32> in, LayerGraph layers) {
    Operand<TFloat32> x = in;
    for (int i = 0; i < stages.size(); i++) {
      x = layers.apply(stages.get(i), first + i, x);
    }
    return x;
  }

  /** The head's output for rows that are not of the batch. */
  private Operand<TFloat32> encodedAside(Operand<TFloat32> inputs, int rows) {
    return through(architecture.encoder(), 0, inputs, layers(rows, mode.aside(tf, rows)));
  }

  /** The latent, for so many rows. */
  LatentGraph latent(int rows) {
    Map<String, Operand<TFloat32>> own = new LinkedHashMap<>();
    for (Parameter parameter : architecture.latentParameters()) {
      own.put(parameter.name().substring("latent.".length()), weights.get(parameter.name()));
    }
    return new LatentGraph(tf, rows, architecture.design().latent(), own, this::encodedAside);
  }
}
