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
    List<TFloat32> fed = new ArrayList<>();
    try (Graph graph = new Graph();
        Session session = new Session(graph, Engine.configuration(1))) {
      Ops tf = Ops.create(graph);
      Session.Runner runner = session.runner();
      Map<String, Operand<TFloat32>> named = new LinkedHashMap<>();
      weights
          .arrays()
          .forEach(
              (name, array) -> named.put(name, fed(tf, runner, fed, NativeFloats.tensor(array))));
      TFloat32 input = TFloat32.tensorOf(Shape.of(batch, step.features()));
      NativeFloats.of(input).put(rows);
      runner.fetch(step.outputs(tf, named, fed(tf, runner, fed, input)));
      try (TFloat32 result = (TFloat32) runner.run().get(0)) {
        float[] values = new float[Math.toIntExact(result.size())];
        NativeFloats.of(result).get(values);
        return values;
      }
    } finally {
      fed.forEach(Tensor::close);
    }
  }

  private static Operand<TFloat32> fed(
      Ops tf, Session.Runner runner, List<TFloat32> fed, TFloat32 value) {
    fed.add(value);
    Operand<TFloat32> placeholder =
        tf.placeholder(TFloat32.class, Placeholder.shape(value.shape()));
    runner.feed(placeholder, value);
    return placeholder;
  }
}
