package io.hourglass.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.layer.Forward;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import io.hourglass.testing.Examples;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over every prior, with codes of two numbers. */
class PriorContractTest {
  private static final int WIDTH = 2;
  private static final int INPUTS = 3;
  private static final int DRAWS = 20_000;
  private static final double STEP = 0.1;
  private static final int FAR = 150;

  static List<Prior> priors() {
    return Examples.priors();
  }

  private static Density density(Prior prior) {
    SplittableRandom random = new SplittableRandom(3);
    float[] kernel = random(random, INPUTS * 2 * WIDTH);
    Forward encoder =
        (in, rows, out) -> {
          Arrays.fill(out, 0);
          for (int i = 0; i < rows * 2 * WIDTH; i++) {
            for (int input = 0; input < INPUTS; input++) {
              out[i] +=
                  in[i / (2 * WIDTH) * INPUTS + input]
                      * kernel[input * 2 * WIDTH + i % (2 * WIDTH)];
            }
          }
        };
    return prior.density(
        WIDTH, weights(prior.parameters(WIDTH, Shape.of(INPUTS)), random), encoder);
  }

  static List<float[]> weights(List<Parameter> parameters, SplittableRandom random) {
    return parameters.stream().map(p -> random(random, p.shape().size())).toList();
  }

  private static float[] random(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (1.6 * random.nextDouble() - 0.8);
    }
    return values;
  }

  /** By the midpoint rule. */
  private static double integral(Density density, ToDoubleFunction<float[]> function) {
    double sum = 0;
    float[] code = new float[WIDTH];
    for (int i = -FAR; i <= FAR; i++) {
      for (int j = -FAR; j <= FAR; j++) {
        code[0] = (float) (i * STEP);
        code[1] = (float) (j * STEP);
        double share = Math.exp(density.logDensity(code, 0));
        sum += share * function.applyAsDouble(code) * STEP * STEP;
      }
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("priors")
  void densityHasAnIntegralOfOne(Prior prior) {
    assertThat(integral(density(prior), code -> 1)).isCloseTo(1, within(1e-3));
  }

  @ParameterizedTest
  @MethodSource("priors")
  void drawsAreAsTheDensitySays(Prior prior) {
    Density density = density(prior);
    List<ToDoubleFunction<float[]>> functions =
        List.of(
            code -> Math.tanh(code[0]),
            code -> Math.tanh(code[1]),
            code -> Math.tanh(code[0] * code[1]),
            code -> Math.exp(-code[0] * code[0]),
            code -> density.logDensity(code, 0));
    for (ToDoubleFunction<float[]> function : functions) {
      SplittableRandom random = new SplittableRandom(8);
      float[] codes = new float[1 + WIDTH];
      double sum = 0;
      double squares = 0;
      for (int draw = 0; draw < DRAWS; draw++) {
        density.sample(random, codes, 1);
        double value = function.applyAsDouble(new float[] {codes[1], codes[2]});
        sum += value;
        squares += value * value;
      }
      double mean = sum / DRAWS;
      double error = Math.sqrt((squares / DRAWS - mean * mean) / DRAWS);
      assertThat(mean).isCloseTo(integral(density, function), within(5 * error));
    }
  }

  @ParameterizedTest
  @MethodSource("priors")
  void readsTheCodeWhereItIs(Prior prior) {
    Density density = density(prior);
    float[] codes = {9, 9, 9, 0.5f, -1, 9};
    assertThat(density.logDensity(codes, 3))
        .isEqualTo(density.logDensity(new float[] {0.5f, -1}, 0));
    assertThat(codes).containsExactly(9, 9, 9, 0.5f, -1, 9);
  }
}
