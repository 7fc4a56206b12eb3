package io.hourglass.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.likelihood.Likelihood;
import io.hourglass.likelihood.Support;
import io.hourglass.testing.Examples;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Every likelihood's graph against its plain Java, over the examples of every member. */
class LikelihoodGraphTest {
  private static final int ROWS = 64;
  private static final int WIDTH = 3;

  static List<Likelihood> likelihoods() {
    return Examples.likelihoods().stream().filter(any -> any.support() != Support.NONE).toList();
  }

  /** Nats of every row, and the gradient of their sum by the outputs. */
  private record Evaluated(double[] nats, float[] gradient) {}

  /** The graph of a likelihood, ready to run; fed, since constants would be folded, slowly. */
  private static final class Runner implements AutoCloseable {
    private final Graph graph = new Graph();
    private final Session session = new Session(graph);
    private final Placeholder<TFloat32> x;
    private final Placeholder<TFloat32> z;
    private final Operand<TFloat32> nats;
    private final Operand<?> gradient;

    private Runner(Likelihood likelihood) {
      Ops tf = Ops.create(graph);
      this.x = place(tf, WIDTH);
      this.z = place(tf, likelihood.parameters(WIDTH));
      this.nats = LikelihoodGraph.nats(tf, likelihood, x, z);
      assertThat(nats.shape()).isEqualTo(Shape.of(ROWS, WIDTH));
      Operand<TFloat32> sum = tf.sum(nats, tf.array(0, 1));
      this.gradient = Gradients.create(tf.scope(), List.of(sum), List.of(z)).dy(0);
    }

    private static Placeholder<TFloat32> place(Ops tf, int width) {
      return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(ROWS, width)));
    }

    private Evaluated evaluated(float[] features, float[] outputs) {
      try (TFloat32 givenX = tensor(features);
          TFloat32 givenZ = tensor(outputs);
          Result result =
              session
                  .runner()
                  .feed(x.output(), givenX)
                  .feed(z.output(), givenZ)
                  .fetch(nats)
                  .fetch(gradient)
                  .run()) {
        float[] byFeature = values((TFloat32) result.get(0));
        double[] byRow = new double[ROWS];
        for (int i = 0; i < byFeature.length; i++) {
          byRow[i / WIDTH] += byFeature[i];
        }
        return new Evaluated(byRow, values((TFloat32) result.get(1)));
      }
    }

    @Override
    public void close() {
      session.close();
      graph.close();
    }
  }

  private static TFloat32 tensor(float[] values) {
    return TFloat32.tensorOf(
        Shape.of(ROWS, values.length / ROWS), tensor -> tensor.copyFrom(DataBuffers.of(values)));
  }

  private static float[] values(TFloat32 tensor) {
    float[] values = new float[Math.toIntExact(tensor.size())];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }

  /**
   * Outputs of all rows, whole 64ths, so that differences of them are exact; the learned constants
   * are those of the first row.
   */
  private static float[] outputs(Likelihood likelihood, double limit, SplittableRandom random) {
    float[] outputs = new float[ROWS * likelihood.parameters(WIDTH)];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = (float) (Math.rint(64 * limit * (2 * random.nextDouble() - 1)) / 64);
    }
    return withConstants(likelihood, outputs);
  }

  private static float[] withConstants(Likelihood likelihood, float[] outputs) {
    int parameters = likelihood.parameters(WIDTH);
    int shared = likelihood.sharedParameters(WIDTH);
    for (int end = parameters; end <= outputs.length; end += parameters) {
      System.arraycopy(outputs, parameters - shared, outputs, end - shared, shared);
    }
    return outputs;
  }

  /** Features as other outputs would have them. */
  private static float[] features(Likelihood likelihood, SplittableRandom random) {
    float[] others = outputs(likelihood, 3, random);
    float[] features = new float[ROWS * WIDTH];
    for (int row = 0; row < ROWS; row++) {
      float[] own = likelihood.sample(others, row * likelihood.parameters(WIDTH), WIDTH, random);
      System.arraycopy(own, 0, features, row * WIDTH, WIDTH);
    }
    return features;
  }

  private static double nats(Likelihood likelihood, float[] features, float[] outputs, int row) {
    return likelihood.nats(
        features, row * WIDTH, outputs, row * likelihood.parameters(WIDTH), WIDTH);
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void agreesWithPlainJavaAndWithFiniteDifferences(Likelihood likelihood) {
    SplittableRandom random = new SplittableRandom(1);
    float[] features = features(likelihood, random);
    try (Runner runner = new Runner(likelihood)) {
      for (double limit : new double[] {1, 4, 20}) {
        float[] outputs = outputs(likelihood, limit, random);
        natsAreThoseOfPlainJava(likelihood, features, outputs, runner);
      }
      float[] outputs = outputs(likelihood, 3, random);
      gradientsAreThoseOfDifferences(likelihood, features, outputs, runner);
      gradientsOfConstantsAreThoseOfDifferences(likelihood, features, outputs, runner);
      staysFiniteFarOut(likelihood, features, random, runner);
    }
  }

  private static void natsAreThoseOfPlainJava(
      Likelihood likelihood, float[] features, float[] outputs, Runner runner) {
    Evaluated graph = runner.evaluated(features, outputs);
    for (int row = 0; row < ROWS; row++) {
      double java = nats(likelihood, features, outputs, row);
      assertThat(graph.nats()[row]).isCloseTo(java, within(1e-4 + 2e-5 * Math.abs(java)));
    }
  }

  private static void gradientsAreThoseOfDifferences(
      Likelihood likelihood, float[] features, float[] outputs, Runner runner) {
    float[] gradient = runner.evaluated(features, outputs).gradient();
    int parameters = likelihood.parameters(WIDTH);
    int predicted = parameters - likelihood.sharedParameters(WIDTH);
    for (int i = 0; i < outputs.length; i++) {
      if (i % parameters >= predicted) {
        continue;
      }
      double narrow = difference(likelihood, features, outputs.clone(), i, 1 / 128f);
      double wide = difference(likelihood, features, outputs.clone(), i, 1 / 64f);
      // Richardson's: the error of two central differences is of the fourth order
      double derivative = (4 * narrow - wide) / 3;
      // they do not agree on either side of a kink
      double unsure = Math.abs(narrow - wide) > 0.05 ? 2 * Math.abs(gradient[i]) : 0;
      assertThat((double) gradient[i])
          .as("output %d of row %d", i % parameters, i / parameters)
          .isCloseTo(derivative, within(2e-3 + 2e-3 * Math.abs(derivative) + unsure));
    }
  }

  /** A constant changes all rows at once, so its gradient is the sum over their places. */
  private static void gradientsOfConstantsAreThoseOfDifferences(
      Likelihood likelihood, float[] features, float[] outputs, Runner runner) {
    float[] gradient = runner.evaluated(features, outputs).gradient();
    int parameters = likelihood.parameters(WIDTH);
    for (int place = parameters - likelihood.sharedParameters(WIDTH); place < parameters; place++) {
      double narrow = 0;
      double wide = 0;
      double found = 0;
      double unsure = 0;
      for (int i = place; i < outputs.length; i += parameters) {
        double one = difference(likelihood, features, outputs.clone(), i, 1 / 128f);
        double two = difference(likelihood, features, outputs.clone(), i, 1 / 64f);
        unsure += Math.abs(one - two);
        narrow += one;
        wide += two;
        found += gradient[i];
      }
      double derivative = (4 * narrow - wide) / 3;
      assertThat(found)
          .as("constant %d", place)
          .isCloseTo(derivative, within(2e-2 + 2e-3 * Math.abs(derivative) + unsure));
    }
  }

  private static double difference(
      Likelihood likelihood, float[] features, float[] outputs, int i, float step) {
    int row = i / likelihood.parameters(WIDTH);
    outputs[i] += step;
    double up = nats(likelihood, features, outputs, row);
    outputs[i] -= 2 * step;
    double down = nats(likelihood, features, outputs, row);
    return (up - down) / (2 * step);
  }

  private static void staysFiniteFarOut(
      Likelihood likelihood, float[] features, SplittableRandom random, Runner runner) {
    float[] given = features.clone();
    if (likelihood.support() == Support.COUNT) {
      given[0] = (float) Math.log1p(1e6);
      given[1] = 0;
    }
    for (float far : new float[] {50, 1e4f}) {
      float[] outputs = new float[ROWS * likelihood.parameters(WIDTH)];
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = far * (random.nextInt(3) - 1);
      }
      withConstants(likelihood, outputs);
      Evaluated graph = runner.evaluated(given, outputs);
      for (int row = 0; row < ROWS; row++) {
        double java = nats(likelihood, given, outputs, row);
        assertThat(graph.nats()[row]).isCloseTo(java, within(1e-2 + 1e-4 * Math.abs(java)));
      }
      for (float slope : graph.gradient()) {
        assertThat(slope).isFinite();
      }
    }
  }
}
