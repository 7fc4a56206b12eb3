package io.hourglass.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.network.Weights;
import io.hourglass.testing.Examples;
import io.hourglass.testing.Examples.Placed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every layer promises, over the examples of every member. */
class LayerContractTest {
  private static final int ROWS = 41;

  static List<Placed> layers() {
    return Examples.layers();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void givesOutTheShapeItSays(Placed placed) {
    assertThat(placed.layer().output(placed.input())).isEqualTo(placed.output());
  }

  @ParameterizedTest
  @MethodSource("layers")
  void namesItsWeightsDistinctly(Placed placed) {
    assertThat(placed.layer().parameters(placed.input()))
        .extracting(Parameter::name)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("layers")
  void manyRowsEqualOneByOneToTheBit(Placed placed) {
    Forward forward = placed.layer().forward(weights(placed), placed.input());
    float[] in = inputs(placed);
    float[] together = run(forward, in, ROWS, placed);
    for (int row = 0; row < ROWS; row++) {
      int width = placed.input().size();
      float[] alone =
          run(forward, Arrays.copyOfRange(in, row * width, (row + 1) * width), 1, placed);
      int out = placed.output().size();
      assertThat(alone).containsExactly(Arrays.copyOfRange(together, row * out, (row + 1) * out));
    }
  }

  @ParameterizedTest
  @MethodSource("layers")
  void leavesItsInputAndWeightsAlone(Placed placed) {
    List<float[]> weights = weights(placed);
    float[] in = inputs(placed);
    run(placed.layer().forward(weights, placed.input()), in, ROWS, placed);
    assertThat(in).containsExactly(inputs(placed));
    assertThat(weights).usingRecursiveComparison().isEqualTo(weights(placed));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void isIdentityIfItSaysSo(Placed placed) {
    float[] out =
        run(placed.layer().forward(weights(placed), placed.input()), inputs(placed), ROWS, placed);
    assertThat(Arrays.equals(out, inputs(placed))).isEqualTo(placed.layer().isIdentity());
  }

  private static float[] run(Forward forward, float[] in, int rows, Placed placed) {
    float[] out = new float[rows * placed.output().size()];
    forward.apply(in, rows, out);
    return out;
  }

  private static float[] inputs(Placed placed) {
    float[] in = new float[ROWS * placed.input().size()];
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < in.length; i++) {
      in[i] = i % 5 == 0 ? 0 : (float) random.nextDouble(-2, 2);
    }
    return in;
  }

  private static List<float[]> weights(Placed placed) {
    List<Parameter> parameters = placed.layer().parameters(placed.input());
    Weights weights = Weights.start(parameters, 3);
    SplittableRandom random = new SplittableRandom(4);
    List<float[]> arrays = new ArrayList<>();
    for (Parameter parameter : parameters) {
      float[] values = weights.values(parameter.name()).clone();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) random.nextDouble(-0.1, 0.1); // a layer may start as the identity
      }
      arrays.add(values);
    }
    return List.copyOf(arrays);
  }

  static List<Arguments> refusals() {
    return List.of(
        refusal(() -> new Dense(0, Activation.RELU), "units must be at least 1, got 0"),
        refusal(() -> new Dense(-3, Activation.RELU), "units must be at least 1, got -3"),
        refusal(() -> new Dropout(1), "rate must be in [0, 1), got 1.0"),
        refusal(() -> new Dropout(-0.1), "rate must be in [0, 1), got -0.1"),
        refusal(() -> new Dropout(Double.NaN), "rate must be in [0, 1), got NaN"),
        refusal(
            () -> new Reshape(Shape.of(2, 3)).output(Shape.of(7)),
            "reshape must keep the number of values, got 2x3 (6) for 7 (7)"),
        refusal(() -> Conv.square(0, 3, 1, Activation.RELU), "filters must be at least 1, got 0"),
        refusal(
            () -> Conv.square(8, 0, 1, Activation.RELU),
            "kernel must have 1 or 2 extents of at least 1, got [0, 0]"),
        refusal(
            () -> new MaxPool(List.of(2, 2), List.of(2), Padding.SAME),
            "strides must be at least 1 and as many as the extents of the window 2x2, got [2]"),
        refusal(
            () -> Conv.square(8, 3, 1, Activation.RELU).output(Shape.of(784)),
            "a window of 3x3 must have an input of shape (height, width, channels), got 784; put a"
                + " reshape before it"),
        refusal(
            () -> Conv.sequence(8, 3, 1, Activation.RELU).output(Shape.of(28, 28, 1)),
            "a window of 3 must have an input of shape (length, channels), got 28x28x1; put a"
                + " reshape before it"),
        refusal(
            () ->
                new AveragePool(List.of(4, 3), List.of(1, 1), Padding.VALID)
                    .output(Shape.of(3, 3, 1)),
            "a window of 4x3 without padding must fit into its input, got 3x3x1; use the padding"
                + " SAME"),
        refusal(
            () ->
                new ConvTranspose(
                    1, List.of(3), List.of(2), Padding.SAME, List.of(2), Activation.RELU),
            "output padding must be at least 0 and less than the strides [2], got [2]"),
        refusal(
            () -> ConvTranspose.square(0, 3, 2, Activation.RELU),
            "filters must be at least 1, got 0"),
        refusal(
            () -> ConvTranspose.square(8, 3, 2, Activation.RELU).output(Shape.of(7, 7)),
            "a kernel of 3x3 must have an input of shape (height, width, channels), got 7x7; put a"
                + " reshape before it"),
        refusal(
            () -> Upsample.square(2).output(Shape.of(4, 2)),
            "upsampling by 2x2 must have an input of shape (height, width, channels), got 4x2; put"
                + " a reshape before it"),
        refusal(
            () -> new BatchNorm(1, 0.1, Activation.RELU), "momentum must be in [0, 1), got 1.0"),
        refusal(
            () -> new BatchNorm(0.9, 0, Activation.RELU),
            "epsilon must be a finite number > 0, got 0.0"),
        refusal(
            () -> new LayerNorm(Double.NaN, Activation.RELU),
            "epsilon must be a finite number > 0, got NaN"),
        refusal(
            () -> new Residual(List.of(), Activation.RELU),
            "a residual block must have at least one layer, got none"),
        refusal(
            () ->
                new Residual(
                        List.of(
                            new Conv(
                                3, List.of(3, 3), List.of(1, 1), Padding.VALID, Activation.RELU)),
                        Activation.RELU)
                    .output(Shape.of(7, 7, 3)),
            "a residual block must keep the extents of its input, or divide or multiply them by"
                + " whole numbers, got 5x5x3 for 7x7x3"),
        refusal(
            () ->
                new Residual(List.of(new Dense(3, Activation.RELU)), Activation.RELU)
                    .output(Shape.of(2, 3)),
            "a residual block must keep the extents of its input, or divide or multiply them by"
                + " whole numbers, got 3 for 2x3"),
        refusal(
            Shape::of,
            "a shape must have extents of at least 1 and at most 268435456 values, got []"),
        refusal(
            () -> Shape.of(3, 0),
            "a shape must have extents of at least 1 and at most 268435456 values, got [3, 0]"),
        refusal(
            () -> Shape.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE),
            "a shape must have extents of at least 1 and at most 268435456 values, got"
                + " [2147483647, 2147483647, 2147483647]"));
  }

  private static Arguments refusal(ThrowingCallable call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesBadArguments(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }

  @Test
  void readsAsAShape() {
    assertThat(Shape.of(28, 28, 1)).hasToString("28x28x1");
    assertThat(Shape.of(28, 28, 1).size()).isEqualTo(784);
  }
}
