package io.hourglass.benchmarks.speed;

import io.hourglass.codec.Rows;
import io.hourglass.network.Architecture;
import io.hourglass.network.Weights;
import io.hourglass.train.graph.DesignGraph;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
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

  /** Builds the graph for rows, which every call takes in. */
  FrozenGraph(Architecture architecture, Weights weights, Rows values) {
    Ops tf = Ops.create(graph);
    Map<String, Operand<TFloat32>> constants = new LinkedHashMap<>();
    weights.arrays().forEach((name, array) -> constants.put(name, constant(tf, array)));
    Shape extents = Shape.of(values.rows(), values.width());
    this.input = tf.placeholder(TFloat32.class, Placeholder.shape(extents));
    this.output = new DesignGraph(architecture, values.rows()).outputs(tf, constants, input);
    this.rows = TFloat32.tensorOf(extents, DataBuffers.of(values.values()));
    // -1: on the caller's thread, without waking another
    this.session = new Session(graph, threads(1, -1));
  }

  private static Operand<TFloat32> constant(Ops tf, Weights.Tensor array) {
    long[] extents = array.shape().extents().stream().mapToLong(Integer::longValue).toArray();
    return tf.constant(Shape.of(extents), DataBuffers.of(array.values()));
  }

  /** Numbers of threads within an operation and for several of them. */
  static ConfigProto threads(int within, int among) {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(within)
        .setInterOpParallelismThreads(among)
        .build();
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
