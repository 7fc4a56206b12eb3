package io.hourglass.train.engine;

import io.hourglass.network.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Outputs of the network outside training, from a graph of its own: the reference for parity. */
final class ReferenceOutputs {
  private ReferenceOutputs() {}

  /**
   * The outputs of the network.
   *
   * @param rows side by side
   * @param batch how many
   */
  static float[] outputs(StepFunction step, Weights weights, float[] rows, int batch) {
    try (Graph graph = new Graph();
        Session session = new Session(graph, Engine.configuration(1));
        Feeds feeds = new Feeds(Ops.create(graph), session.runner(), new ArrayList<>())) {
      Map<String, Operand<TFloat32>> named = feeds.feed(weights);
      TFloat32 input = TFloat32.tensorOf(Shape.of(batch, step.features()));
      NativeFloats.of(input).put(rows);
      return feeds.values(step.outputs(feeds.tf(), named, feeds.feed(input)));
    }
  }

  /**
   * The values that a graph is fed with.
   *
   * @param tf where the operations go
   * @param runner that is fed
   * @param open tensors to close
   */
  private record Feeds(Ops tf, Session.Runner runner, List<TFloat32> open)
      implements AutoCloseable {
    Operand<TFloat32> feed(TFloat32 value) {
      open.add(value);
      Operand<TFloat32> placeholder =
          tf.placeholder(TFloat32.class, Placeholder.shape(value.shape()));
      runner.feed(placeholder, value);
      return placeholder;
    }

    Map<String, Operand<TFloat32>> feed(Weights weights) {
      Map<String, Operand<TFloat32>> named = new LinkedHashMap<>();
      weights.arrays().forEach((name, array) -> named.put(name, feed(NativeFloats.tensor(array))));
      return named;
    }

    float[] values(Operand<TFloat32> output) {
      try (TFloat32 result = (TFloat32) runner.fetch(output).run().get(0)) {
        return NativeFloats.values(result);
      }
    }

    @Override
    public void close() {
      open.forEach(Tensor::close);
    }
  }
}
