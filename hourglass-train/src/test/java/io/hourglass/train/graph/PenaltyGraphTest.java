package io.hourglass.train.graph;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.latent.Code;
import io.hourglass.latent.Penalty;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Layer;
import io.hourglass.layer.Shape;
import io.hourglass.network.Architecture;
import io.hourglass.network.Network;
import io.hourglass.network.Weights;
import io.hourglass.testing.Examples;
import io.hourglass.testing.Models;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.types.TFloat32;

/** Penalties against their formulas, written out here. */
class PenaltyGraphTest {
  private static final int ROWS = 2000;
  private static final int INPUTS = 3;
  private static final int WIDTH = 4;

  private final Codec codec = CodecFit.defaults().fit(TableSource.of(table())).codec();
  private final float[] rows = codec.encode(table()).values();

  private static Table table() {
    SplittableRandom random = new SplittableRandom(4);
    return new Table(
        "numbers",
        List.copyOf(
            IntStream.range(0, INPUTS)
                .mapToObj(i -> new NumericColumn("x" + i, random.doubles(ROWS).toArray()))
                .toList()));
  }

  private Architecture architecture(List<Layer> encoder, Activation activation, Penalty penalty) {
    Code code = new Code(WIDTH, activation, penalty);
    return Architecture.of(
        new Design(encoder, code, List.of(), new NoCorruption(), Map.of()), codec);
  }

  /** The penalty of every row, where only the first rows are there. */
  private Operand<TFloat32> penalty(Fed fed, Architecture architecture, int present) {
    float[] there = new float[ROWS];
    Arrays.fill(there, 0, present, 1);
    StepContext step =
        new StepContext(
            fed.tf().array(1, 2), fed.tf().constant(1f), fed.constant(Shape.of(ROWS), there));
    Operand<TFloat32> in = fed.constant(Shape.of(ROWS, INPUTS), rows);
    return requireNonNull(
        new DesignGraph(architecture, ROWS)
            .losses(fed.tf(), fed.weights(), in, step)
            .terms()
            .get("penalty"));
  }

  private float[] penalties(Architecture architecture, Weights weights, int present) {
    try (Fed fed = new Fed(architecture, weights)) {
      return fed.values(penalty(fed, architecture, present));
    }
  }

  @Test
  void sizeIsTheSumOfAbsoluteValues() {
    Architecture architecture = architecture(List.of(), Activation.LINEAR, new Penalty.L1(0.5));
    Weights weights = Models.weights(architecture, 2);
    float[] codes = new Network(architecture, weights).encode(rows);
    float[] penalties = penalties(architecture, weights, ROWS);
    for (int row = 0; row < ROWS; row++) {
      double sum = 0;
      for (int i = row * WIDTH; i < (row + 1) * WIDTH; i++) {
        sum += Math.abs(codes[i]);
      }
      assertThat((double) penalties[row]).isCloseTo(0.5 * sum, within(1e-5));
    }
  }

  @Test
  void sparsityIsTheDivergenceOfTheMeansOverTheRowsThatAreThere() {
    Architecture architecture =
        architecture(List.of(), Activation.SIGMOID, new Penalty.Sparsity(0.1, 3));
    Weights weights = Models.weights(architecture, 2);
    float[] codes = new Network(architecture, weights).encode(rows);
    int present = ROWS / 4;
    double sum = 0;
    for (int i = 0; i < WIDTH; i++) {
      double mean = 0;
      for (int row = 0; row < present; row++) {
        mean += codes[row * WIDTH + i] / present;
      }
      sum += 0.1 * Math.log(0.1 / mean) + 0.9 * Math.log(0.9 / (1 - mean));
    }
    for (float penalty : penalties(architecture, weights, present)) {
      assertThat((double) penalty).isCloseTo(3 * sum, within(1e-4));
    }
  }

  /** For one layer of tanh the Jacobian is {@code (1 - h_j^2) W_ij} (Rifai et al. 2011). */
  @Test
  void contractionIsTheSquaredJacobianOnAverage() {
    Architecture architecture =
        architecture(List.of(), Activation.TANH, new Penalty.Contraction(2));
    Weights weights = Models.weights(architecture, 2);
    float[] codes = new Network(architecture, weights).encode(rows);
    float[] kernel = weights.values("latent.kernel");
    double exact = 0;
    for (int row = 0; row < ROWS; row++) {
      for (int i = 0; i < INPUTS; i++) {
        for (int j = 0; j < WIDTH; j++) {
          double h = codes[row * WIDTH + j];
          exact += 2 * Math.pow((1 - h * h) * kernel[i * WIDTH + j], 2);
        }
      }
    }
    float[] penalties = penalties(architecture, weights, ROWS);
    double estimated = 0;
    for (float penalty : penalties) {
      estimated += penalty;
    }
    // each from one direction: the mean of 2,000 is off by some per cent
    assertThat(estimated).isCloseTo(exact, withinPercentage(6));
  }

  static List<Penalty> penalties() {
    return Examples.penalties().stream().filter(p -> !(p instanceof Penalty.None)).toList();
  }

  @ParameterizedTest
  @MethodSource("penalties")
  void gradientsAreThoseOfFiniteDifferences(Penalty penalty) {
    Architecture architecture =
        architecture(List.of(new Dense(5, Activation.TANH)), Activation.SIGMOID, penalty);
    Weights weights = Models.weights(architecture, 3);
    try (Fed fed = new Fed(architecture, weights)) {
      Operand<TFloat32> sum =
          fed.tf().math.mean(penalty(fed, architecture, ROWS), fed.tf().array(0));
      String name = "encoder.0.kernel";
      Gradients gradients =
          Gradients.create(fed.tf().scope(), List.of(sum), List.of(fed.weights().get(name)));
      float[] gradient = fed.values(gradients.<TFloat32>dy(0));
      int at = 0;
      for (int i = 1; i < gradient.length; i++) {
        at = Math.abs(gradient[i]) > Math.abs(gradient[at]) ? i : at;
      }
      double up = fed.values(List.of(sum), changed(weights, name, at, 0.02f)).get(0)[0];
      double down = fed.values(List.of(sum), changed(weights, name, at, -0.02f)).get(0)[0];
      assertThat((double) gradient[at]).isCloseTo((up - down) / 0.04, withinPercentage(1));
    }
  }

  private static Weights changed(Weights weights, String name, int at, float by) {
    Map<String, Weights.Tensor> arrays = new LinkedHashMap<>(weights.arrays());
    float[] values = weights.values(name).clone();
    values[at] += by;
    arrays.computeIfPresent(name, (key, array) -> new Weights.Tensor(array.shape(), values));
    return new Weights(arrays);
  }
}
