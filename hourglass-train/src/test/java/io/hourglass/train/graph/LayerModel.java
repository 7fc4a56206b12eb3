package io.hourglass.train.graph;

import static java.util.Objects.requireNonNull;

import io.hourglass.layer.Parameter;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.layer.Shape;
import io.hourglass.testing.Examples.Placed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** A layer as a graph, its input and weights fed, with a loss that weighs each output otherwise. */
final class LayerModel implements AutoCloseable {
  /** Name of the input among the weights. */
  static final String INPUT = "input";

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session = new Session(graph);
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Map<String, Operand<TFloat32>> fed = new LinkedHashMap<>();
  private final GraphMode mode;
  private final Operand<TFloat32> outputs;
  private final Operand<TFloat32> loss;
  private final Map<String, Operand<TFloat32>> gradients = new LinkedHashMap<>();

  /**
   * Builds the graph.
   *
   * @param present 1 for every row that counts, else 0
   */
  LayerModel(Placed placed, float[] present, boolean training) {
    PlacedLayer stage = new PlacedLayer("place", placed.layer(), placed.input());
    List<Integer> extents = new ArrayList<>(placed.input().extents());
    extents.add(0, present.length);
    shapes.put(INPUT, new Shape(extents));
    stage.parameters().forEach(parameter -> shapes.put(parameter.name(), parameter.shape()));
    shapes.forEach((name, shape) ->
        fed.put(name, tf.placeholder(TFloat32.class, Placeholder.shape(extents(shape)))));
    this.mode =
        new GraphMode(training, tf.array(1, 2), tf.constant(present), new LinkedHashMap<>());
    LayerGraph layers = new LayerGraph(tf, present.length, mode, fed);
    this.outputs =
        tf.identity(layers.apply(stage, 3, requireNonNull(fed.get(INPUT)))); // may be what is fed
    this.loss = loss(present.length * placed.output().size());
    differentiate(stage);
  }

  private Operand<TFloat32> loss(int width) {
    SplittableRandom random = new SplittableRandom(2);
    float[] factors = new float[width];
    for (int i = 0; i < width; i++) {
      factors[i] = (float) (random.nextDouble(-1, 1) / Math.sqrt(width));
    }
    Operand<TFloat32> flat = tf.reshape(outputs, tf.array(-1));
    return tf.sum(tf.math.mul(flat, tf.constant(factors)), tf.array(0));
  }

  private void differentiate(PlacedLayer stage) {
    List<String> names =
        Stream.concat(
                Stream.of(INPUT),
                stage.parameters().stream()
                    .filter(parameter -> parameter.role() != Parameter.Role.STATISTIC)
                    .map(Parameter::name))
            .toList();
    Gradients slopes =
        Gradients.create(tf.scope(), List.of(loss), names.stream().map(fed::get).toList());
    for (int i = 0; i < names.size(); i++) {
      gradients.put(names.get(i), slopes.dy(i));
    }
  }

  /** Of what the graph gives, known before it runs. */
  org.tensorflow.ndarray.Shape shape() {
    return outputs.shape();
  }

  /** What the layer gives. */
  float[] outputs(Map<String, float[]> arrays) {
    return requireNonNull(run(arrays, Map.of("outputs", outputs)).get("outputs"));
  }

  double loss(Map<String, float[]> arrays) {
    return requireNonNull(run(arrays, Map.of("loss", loss)).get("loss"))[0];
  }

  /** The loss by the input and by what is learned. */
  Map<String, float[]> gradients(Map<String, float[]> arrays) {
    return run(arrays, gradients);
  }

  /** New values of statistics. */
  Map<String, float[]> updates(Map<String, float[]> arrays) {
    return run(arrays, mode.updates());
  }

  private Map<String, float[]> run(
      Map<String, float[]> arrays, Map<String, Operand<TFloat32>> fetched) {
    if (fetched.isEmpty()) {
      return Map.of();
    }
    Session.Runner runner = session.runner();
    List<TFloat32> inputs = new ArrayList<>();
    fed.forEach((name, operand) -> {
      inputs.add(
          TFloat32.tensorOf(
              extents(requireNonNull(shapes.get(name))),
              DataBuffers.of(requireNonNull(arrays.get(name)))));
      runner.feed(operand, inputs.get(inputs.size() - 1));
    });
    fetched.values().forEach(runner::fetch);
    try (Result result = runner.run()) {
      Map<String, float[]> values = new LinkedHashMap<>();
      for (String name : fetched.keySet()) {
        values.put(name, values((TFloat32) result.get(values.size())));
      }
      return values;
    } finally {
      inputs.forEach(TFloat32::close);
    }
  }

  private static float[] values(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  private static org.tensorflow.ndarray.Shape extents(Shape shape) {
    return org.tensorflow.ndarray.Shape.of(
        shape.extents().stream().mapToLong(Integer::longValue).toArray());
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
