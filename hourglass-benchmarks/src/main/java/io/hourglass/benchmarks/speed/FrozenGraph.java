package io.hourglass.benchmarks.speed;

import io.hourglass.layer.Shape;
import io.hourglass.network.Architecture;
import io.hourglass.network.Weights;
import io.hourglass.train.graph.DesignGraph;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/**
 * A network's forward graph in TensorFlow with its weights as constants, as one deploys it: what it
 * can fold and lay out once, it does once. One thread, the caller's.
 */
final class FrozenGraph implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Session session;
  private final Placeholder<TFloat32> input;
  private final Operand<TFloat32> output;
  private final TFloat32 rows;

  /**
   * Builds the graph for so many rows.
   *
   * @param values of the rows, side by side; every call takes them in
   */
  FrozenGraph(Architecture architecture, Weights weights, float[] values, int batch) {
    Ops tf = Ops.create(graph);
    Map<String, Operand<TFloat32>> constants = new LinkedHashMap<>();
    weights
        .arrays()
        .forEach((name, array) ->
            constants.put(name, tf.constant(shape(array.shape()), DataBuffers.of(array.values()))));
    org.tensorflow.ndarray.Shape extents =
        org.tensorflow.ndarray.Shape.of(batch, architecture.codec().width());
    this.input = tf.placeholder(TFloat32.class, Placeholder.shape(extents));
    this.output = new DesignGraph(architecture, batch).outputs(tf, constants, input);
    this.rows = TFloat32.tensorOf(extents, DataBuffers.of(values));
    // -1: on the caller's thread, without waking another
    this.session =
        new Session(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(1)
                .setInterOpParallelismThreads(-1)
                .build());
  }

  private static org.tensorflow.ndarray.Shape shape(Shape shape) {
    return org.tensorflow.ndarray.Shape.of(
        shape.extents().stream().mapToLong(Integer::longValue).toArray());
  }

  /** One forward pass; its result stays where it is. */
  void run() {
    session.runner().feed(input, rows).fetch(output).run().close();
  }

  /** One forward pass, its result as an array. */
  float[] outputs() {
    try (TFloat32 result =
        (TFloat32) session.runner().feed(input, rows).fetch(output).run().get(0)) {
      float[] values = new float[Math.toIntExact(result.size())];
      result.copyTo(DataBuffers.of(values));
      return values;
    }
  }

  @Override
  public void close() {
    rows.close();
    session.close();
    graph.close();
  }
}
