package io.hourglass.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import io.hourglass.network.Stage;
import io.hourglass.network.Weights;
import io.hourglass.testing.Examples;
import io.hourglass.testing.Examples.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Plain Java, TensorFlow and finite differences agree on every layer. */
class LayerParityTest {
  private static final int ROWS = 3;

  static List<Placed> layers() {
    return Examples.layers();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void outputsAgree(Placed placed) {
    List<float[]> arrays = arrays(placed);
    float[] java = new float[ROWS * placed.output().size()];
    placed
        .layer()
        .forward(arrays.subList(1, arrays.size()), placed.input())
        .apply(arrays.get(0), ROWS, java);
    try (Model model = new Model(placed, false)) {
      float[] tensorFlow = model.outputs(arrays).get(0);
      assertThat(tensorFlow).hasSameSizeAs(java);
      for (int i = 0; i < java.length; i++) {
        assertThat(java[i]).isCloseTo(tensorFlow[i], within(1e-5f));
      }
    }
  }

  /** By the weights and by the input, as the training step sees the layer. */
  @ParameterizedTest
  @MethodSource("layers")
  void gradientsAreThoseOfFiniteDifferences(Placed placed) {
    List<float[]> arrays = arrays(placed);
    try (Model model = new Model(placed, true)) {
      List<float[]> results = model.outputs(arrays);
      for (int array = 0; array < arrays.size(); array++) {
        float[] gradient = results.get(1 + array);
        for (int i = 0; i < gradient.length; i += 1 + gradient.length / 20) {
          double up = model.loss(moved(arrays, array, i, 5e-3f));
          double down = model.loss(moved(arrays, array, i, -5e-3f));
          assertThat((double) gradient[i])
              .as("array %d, value %d", array, i)
              .isCloseTo((up - down) / 1e-2, within(2e-3));
        }
      }
    }
  }

  private static List<float[]> moved(List<float[]> arrays, int array, int index, float by) {
    List<float[]> moved = new ArrayList<>(arrays);
    moved.set(array, arrays.get(array).clone());
    moved.get(array)[index] += by;
    return moved;
  }

  /** The input, then the weights. */
  private static List<float[]> arrays(Placed placed) {
    SplittableRandom random = new SplittableRandom(1);
    float[] input = new float[ROWS * placed.input().size()];
    for (int i = 0; i < input.length; i++) {
      input[i] = (float) random.nextDouble(-1, 1);
    }
    List<float[]> arrays = new ArrayList<>(List.of(input));
    List<Parameter> parameters = placed.layer().parameters(placed.input());
    Weights start = Weights.start(parameters, 3);
    for (Parameter parameter : parameters) {
      float[] weights = start.values(parameter.name()).clone();
      for (int i = 0; i < weights.length; i++) {
        weights[i] += (float) random.nextDouble(0, 0.3);
      }
      arrays.add(weights);
    }
    return arrays;
  }

  /** A layer as a graph, with a loss that weighs every output differently. */
  private static final class Model implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Session session;
    private final List<Operand<TFloat32>> fed = new ArrayList<>();
    private final List<Operand<TFloat32>> fetched = new ArrayList<>();
    private final Operand<TFloat32> loss;
    private final List<Shape> shapes = new ArrayList<>();

    Model(Placed placed, boolean training) {
      Ops tf = Ops.create(graph);
      List<Integer> extents = new ArrayList<>(placed.input().extents());
      extents.add(0, ROWS);
      shapes.add(new Shape(extents));
      placed.layer().parameters(placed.input()).forEach(p -> shapes.add(p.shape()));
      shapes.forEach(
          shape -> fed.add(tf.placeholder(TFloat32.class, Placeholder.shape(extents(shape)))));
      Stage stage = new Stage("place", placed.layer(), placed.input());
      Operand<TFloat32> out =
          new LayerGraph(tf, ROWS, tf.array(1, 2), training)
              .apply(stage, 3, fed.subList(1, fed.size()), fed.get(0));
      assertThat(out.shape().asArray())
          .isEqualTo(
              LongStream.concat(
                      LongStream.of(ROWS),
                      placed.output().extents().stream().mapToLong(Integer::longValue))
                  .toArray());
      Operand<TFloat32> flat = tf.reshape(out, tf.array(-1));
      float[] factors = new float[ROWS * placed.output().size()];
      SplittableRandom random = new SplittableRandom(2);
      for (int i = 0; i < factors.length; i++) {
        factors[i] = (float) random.nextDouble(-1, 1) / (float) Math.sqrt(factors.length);
      }
      loss = tf.sum(tf.math.mul(flat, tf.constant(factors)), tf.array(0));
      fetched.add(flat);
      Gradients gradients = Gradients.create(tf.scope(), List.of(loss), fed);
      for (int i = 0; i < fed.size(); i++) {
        fetched.add(gradients.dy(i));
      }
      session = new Session(graph);
    }

    private static org.tensorflow.ndarray.Shape extents(Shape shape) {
      return org.tensorflow.ndarray.Shape.of(
          shape.extents().stream().mapToLong(Integer::longValue).toArray());
    }

    /** The outputs, then the gradients of the loss by every array. */
    List<float[]> outputs(List<float[]> arrays) {
      return run(arrays, fetched);
    }

    double loss(List<float[]> arrays) {
      return run(arrays, List.of(loss)).get(0)[0];
    }

    private List<float[]> run(List<float[]> arrays, List<Operand<TFloat32>> results) {
      Session.Runner runner = session.runner();
      List<TFloat32> inputs = new ArrayList<>();
      for (int i = 0; i < arrays.size(); i++) {
        TFloat32 input = TFloat32.tensorOf(extents(shapes.get(i)), DataBuffers.of(arrays.get(i)));
        inputs.add(input);
        runner.feed(fed.get(i), input);
      }
      results.forEach(runner::fetch);
      try (Result result = runner.run()) {
        List<float[]> values = new ArrayList<>();
        result.forEach(entry -> values.add(values((TFloat32) entry.getValue())));
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

    @Override
    public void close() {
      session.close();
      graph.close();
    }
  }
}
