package io.hourglass.train.graph;

import io.hourglass.layer.Shape;
import io.hourglass.network.Architecture;
import io.hourglass.network.Weights;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A graph whose weights are fed, so that the same one is evaluated with others. */
final class Fed implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session = new Session(graph);
  private final Architecture architecture;
  private final Weights weights;
  private final Map<String, Operand<TFloat32>> fed = new LinkedHashMap<>();

  Fed(Architecture architecture, Weights weights) {
    this.architecture = architecture;
    this.weights = weights;
    weights
        .arrays()
        .forEach((name, array) ->
            fed.put(
                name, tf.placeholder(TFloat32.class, Placeholder.shape(extents(array.shape())))));
  }

  Ops tf() {
    return tf;
  }

  /** The weights, by name. */
  Map<String, Operand<TFloat32>> weights() {
    return fed;
  }

  /** The middle of the design, for so many rows. */
  LatentGraph latent(int rows) {
    return new ForwardPasses(tf, architecture, fed, GraphMode.outside(tf)).latent(rows);
  }

  /** A step of full weight and rows, with the seed (1, {@code number}). */
  StepContext step(int rows, int number) {
    return new StepContext(
        tf.array(1, number), tf.constant(1f), tf.ones(tf.array(rows), TFloat32.class));
  }

  Operand<TFloat32> constant(Shape shape, float[] values) {
    return tf.constant(extents(shape), DataBuffers.of(values));
  }

  private static org.tensorflow.ndarray.Shape extents(Shape shape) {
    return org.tensorflow.ndarray.Shape.of(
        shape.extents().stream().mapToLong(Integer::longValue).toArray());
  }

  /** With the weights as they are. */
  float[] values(Operand<TFloat32> wanted) {
    return values(List.of(wanted), weights).get(0);
  }

  /** With other weights. */
  List<float[]> values(List<Operand<TFloat32>> wanted, Weights others) {
    List<TFloat32> tensors = new ArrayList<>();
    Session.Runner runner = session.runner();
    others
        .arrays()
        .forEach((name, array) -> {
          TFloat32 tensor =
              TFloat32.tensorOf(extents(array.shape()), DataBuffers.of(array.values()));
          tensors.add(tensor);
          runner.feed(fed.get(name), tensor);
        });
    wanted.forEach(runner::fetch);
    try (Result result = runner.run()) {
      List<float[]> all = new ArrayList<>();
      result.forEach(entry -> all.add(values((TFloat32) entry.getValue())));
      return all;
    } finally {
      tensors.forEach(TFloat32::close);
    }
  }

  private static float[] values(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
