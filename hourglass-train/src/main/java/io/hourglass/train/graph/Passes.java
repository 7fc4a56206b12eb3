package io.hourglass.train.graph;

import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import io.hourglass.network.Architecture;
import io.hourglass.network.Stage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Rows through the encoder, codes through the decoder.
 *
 * @param tf where the operations go
 * @param architecture what it is made of
 * @param weights by name
 * @param seed two numbers, other ones at every step
 * @param training whether dropout drops
 */
record Passes(
    Ops tf,
    Architecture architecture,
    Map<String, Operand<TFloat32>> weights,
    Operand<TInt32> seed,
    boolean training) {

  /** What the head gives for (rows, inputs). */
  Operand<TFloat32> encoded(Operand<TFloat32> inputs, int rows) {
    return through(architecture.encoder(), 0, inputs, rows);
  }

  /** The likelihoods' parameters for (rows, numbers of a code and conditions). */
  Operand<TFloat32> decoded(Operand<TFloat32> codes, int rows) {
    Operand<TFloat32> outputs =
        through(architecture.decoder(), architecture.encoder().size(), codes, rows);
    return tf.reshape(outputs, tf.array(rows, architecture.codec().parameters()));
  }

  private Operand<TFloat32> through(List<Stage> stages, int first, Operand<TFloat32> in, int rows) {
    LayerGraph layers = new LayerGraph(tf, rows, seed, training);
    Operand<TFloat32> x = stages.isEmpty() ? in : shaped(in, stages.get(0).input(), rows);
    for (int i = 0; i < stages.size(); i++) {
      List<Operand<TFloat32>> own = new ArrayList<>();
      stages.get(i).parameters().forEach(parameter -> own.add(weights.get(parameter.name())));
      x = layers.apply(stages.get(i), first + i, own, x);
    }
    return x;
  }

  private Operand<TFloat32> shaped(Operand<TFloat32> flat, Shape shape, int rows) {
    IntStream extents = shape.extents().stream().mapToInt(Integer::intValue);
    return tf.reshape(flat, tf.array(IntStream.concat(IntStream.of(rows), extents).toArray()));
  }

  /** The middle, for so many rows. */
  LatentGraph latent(int rows) {
    Map<String, Operand<TFloat32>> own = new LinkedHashMap<>();
    for (Parameter parameter : architecture.latentParameters()) {
      own.put(parameter.name().substring("latent.".length()), weights.get(parameter.name()));
    }
    return new LatentGraph(tf, rows, architecture.design().latent(), own, this::encoded);
  }
}
