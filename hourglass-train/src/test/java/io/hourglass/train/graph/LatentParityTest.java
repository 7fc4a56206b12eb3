package io.hourglass.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.Gaussian;
import io.hourglass.latent.Inference;
import io.hourglass.latent.Latent;
import io.hourglass.latent.Posterior;
import io.hourglass.latent.Prior;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.StandardNormal;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import io.hourglass.network.Architecture;
import io.hourglass.network.Network;
import io.hourglass.network.Weights;
import io.hourglass.testing.Examples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plain Java and TensorFlow agree on every prior and posterior, of which none is named. */
class LatentParityTest {
  private static final int ROWS = 20;
  private static final int WIDTH = 3;

  private final Codec codec = CodecFit.defaults().fit(TableSource.of(table())).codec();
  private final float[] rows = codec.encode(table()).values();

  private static Table table() {
    SplittableRandom random = new SplittableRandom(4);
    List<NumericColumn> columns =
        IntStream.range(0, 4)
            .mapToObj(i -> new NumericColumn("x" + i, random.doubles(ROWS).toArray()))
            .toList();
    return new Table("numbers", List.copyOf(columns));
  }

  /** Every prior and every posterior beside the simplest of the other. */
  static List<Gaussian> latents() {
    return Stream.concat(
            Examples.priors().stream().map(prior -> gaussian(new Diagonal(), prior)),
            Examples.posteriors().stream()
                .map(posterior -> gaussian(posterior, new StandardNormal())))
        .distinct()
        .toList();
  }

  private static Gaussian gaussian(Posterior posterior, Prior prior) {
    return new Gaussian(WIDTH, posterior, prior, new Elbo(), Regularization.none());
  }

  private Architecture architecture(Latent latent) {
    return Architecture.of(
        new Design(
            List.of(new Dense(6, Activation.TANH)),
            latent,
            List.of(new Dense(5, Activation.TANH)),
            new NoCorruption(),
            Map.of()),
        codec);
  }

  /** Away from all zeros, where formulas are right too easily. */
  private static Weights weights(Architecture architecture) {
    SplittableRandom random = new SplittableRandom(9);
    Map<String, Weights.Tensor> arrays = new LinkedHashMap<>();
    for (Parameter parameter : architecture.parameters()) {
      float[] values = new float[parameter.shape().size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (1.6 * random.nextDouble() - 0.8);
      }
      arrays.put(parameter.name(), new Weights.Tensor(parameter.shape(), values));
    }
    return new Weights(arrays);
  }

  private static float[] codes() {
    SplittableRandom random = new SplittableRandom(5);
    float[] codes = new float[ROWS * WIDTH];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (float) (6 * random.nextDouble() - 3);
    }
    return codes;
  }

  @ParameterizedTest
  @MethodSource("latents")
  void logDensitiesOfThePriorAgree(Gaussian latent) {
    Architecture architecture = architecture(latent);
    Weights weights = weights(architecture);
    Inference inference = new Network(architecture, weights).inference().orElseThrow();
    try (Fed fed = new Fed(architecture, weights)) {
      float[] tensorFlow =
          fed.values(
              PriorGraph.logDensity(
                  fed.latent(ROWS), latent, fed.constant(Shape.of(ROWS, WIDTH), codes())));
      for (int row = 0; row < ROWS; row++) {
        double java = inference.logPrior(codes(), row * WIDTH);
        assertThat((double) tensorFlow[row]).isCloseTo(java, within(1e-4));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("latents")
  void codesOutsideTrainingAgree(Gaussian latent) {
    Architecture architecture = architecture(latent);
    Weights weights = weights(architecture);
    Network network = new Network(architecture, weights);
    float[] codes = network.encode(rows);
    float[] heads = network.heads(rows);
    try (Fed fed = new Fed(architecture, weights)) {
      float[] tensorFlow =
          fed.values(
              fed.latent(ROWS).code(fed.constant(Shape.of(ROWS, heads.length / ROWS), heads)));
      for (int i = 0; i < codes.length; i++) {
        assertThat(tensorFlow[i]).isCloseTo(codes[i], within(1e-5f));
      }
    }
  }
}
