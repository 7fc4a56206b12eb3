package io.hourglass.layer.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.layer.Activation;
import io.hourglass.layer.Conv;
import io.hourglass.layer.ConvTranspose;
import io.hourglass.layer.Forward;
import io.hourglass.layer.Layer;
import io.hourglass.layer.Padding;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import io.hourglass.network.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers with so many filters on so few places that one row and many go different ways. */
class SmallPlaneConvolutionTest {
  private static final int ROWS = 20;

  static List<Arguments> layers() {
    return List.of(
        Arguments.of(Conv.square(64, 3, 2, Activation.RELU), Shape.of(13, 14, 5)),
        Arguments.of(
            new Conv(65, List.of(2, 3), List.of(1, 3), Padding.VALID, Activation.LINEAR),
            Shape.of(6, 7, 3)),
        Arguments.of(Conv.sequence(64, 5, 1, Activation.LINEAR), Shape.of(31, 2)),
        Arguments.of(ConvTranspose.square(64, 3, 2, Activation.RELU), Shape.of(5, 4, 6)),
        Arguments.of(ConvTranspose.sequence(70, 4, 3, Activation.LINEAR), Shape.of(11, 3)));
  }

  @ParameterizedTest
  @MethodSource("layers")
  void oneByOneEqualsManyToTheBit(Layer layer, Shape input) {
    List<Parameter> parameters = layer.parameters(input);
    Weights weights = Weights.start(parameters, 3);
    Forward forward =
        layer.forward(parameters.stream().map(p -> weights.values(p.name())).toList(), input);
    float[] in = inputs(ROWS * input.size());
    int width = layer.output(input).size();
    float[] together = new float[ROWS * width];
    forward.apply(in, ROWS, together);
    for (int row = 0; row < ROWS; row++) {
      float[] alone = new float[width];
      int from = row * input.size();
      forward.apply(Arrays.copyOfRange(in, from, from + input.size()), 1, alone);
      assertThat(alone)
          .containsExactly(Arrays.copyOfRange(together, row * width, width * (row + 1)));
    }
  }

  /** Zeros of both signs among them. */
  private static float[] inputs(int count) {
    SplittableRandom random = new SplittableRandom(1);
    float[] in = new float[count];
    for (int i = 0; i < count; i++) {
      double value = random.nextDouble(-2, 2);
      in[i] = i % 3 == 0 ? 0f : (float) value;
      in[i] *= i % 5 == 0 ? -0f : 1f;
    }
    return in;
  }
}
