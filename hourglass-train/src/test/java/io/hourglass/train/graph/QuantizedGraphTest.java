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
import io.hourglass.latent.Autoregressive;
import io.hourglass.latent.IndexPrior;
import io.hourglass.latent.Inference;
import io.hourglass.latent.Quantized;
import io.hourglass.layer.Shape;
import io.hourglass.network.Architecture;
import io.hourglass.network.Network;
import io.hourglass.network.Weights;
import io.hourglass.testing.Examples;
import io.hourglass.testing.Models;
import io.hourglass.train.engine.StepFunction.Losses;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.types.TFloat32;

/** The quantized latent in training against its formulas, written out here. */
class QuantizedGraphTest {
  private static final int ROWS = 40;
  private static final int ENTRIES = 5;
  private static final int SIZE = 2;
  private static final int WIDTH = 6;

  private final Codec codec = CodecFit.defaults().fit(TableSource.of(table())).codec();
  private final float[] rows = codec.encode(table()).values();

  private static Table table() {
    SplittableRandom random = new SplittableRandom(4);
    return new Table(
        "numbers",
        List.copyOf(
            IntStream.range(0, WIDTH)
                .mapToObj(i -> new NumericColumn("x" + i, random.doubles(ROWS).toArray()))
                .toList()));
  }

  /** The encoder has no layer: what it gives are the rows. */
  private Architecture architecture(IndexPrior prior) {
    Quantized latent = new Quantized(WIDTH / SIZE, SIZE, ENTRIES, 0.5, prior);
    return Architecture.of(
        new Design(List.of(), latent, List.of(), new NoCorruption(), Map.of()), codec);
  }

  private static Weights weights(Architecture architecture, float count) {
    Map<String, Weights.Tensor> arrays =
        new LinkedHashMap<>(Models.weights(architecture, 2).arrays());
    float[] counts = new float[ENTRIES];
    Arrays.fill(counts, count);
    arrays.put("latent.counts", new Weights.Tensor(Shape.of(ENTRIES), counts));
    return new Weights(arrays);
  }

  private Losses losses(Fed fed, Architecture architecture, int present) {
    float[] there = new float[ROWS];
    Arrays.fill(there, 0, present, 1);
    StepContext step =
        new StepContext(
            fed.tf().array(1, 2), fed.tf().constant(1f), fed.constant(Shape.of(ROWS), there));
    Operand<TFloat32> in = fed.constant(Shape.of(ROWS, WIDTH), rows);
    return new DesignGraph(architecture, ROWS).losses(fed.tf(), fed.weights(), in, step);
  }

  private static float[] term(Fed fed, Losses losses, String name) {
    return fed.values(Objects.requireNonNull(losses.terms().get(name), name));
  }

  private static float[] update(Fed fed, Losses losses, String name) {
    return fed.values(Objects.requireNonNull(losses.updates().get(name), name));
  }

  static List<IndexPrior> priors() {
    return Examples.indexPriors();
  }

  @ParameterizedTest
  @MethodSource("priors")
  void thePriceOfIndicesIsThatOfPlainJava(IndexPrior prior) {
    Architecture architecture = architecture(prior);
    Weights weights = weights(architecture, 1);
    Network network = new Network(architecture, weights);
    Inference inference = network.inference().orElseThrow();
    float[] codes = network.encode(rows);
    try (Fed fed = new Fed(architecture, weights)) {
      float[] kl = term(fed, losses(fed, architecture, ROWS), "kl");
      for (int row = 0; row < ROWS; row++) {
        double price = -inference.logPrior(codes, row * WIDTH);
        assertThat((double) kl[row]).isCloseTo(price, within(1e-4));
      }
    }
  }

  @Test
  void commitmentIsTheSquaredDistance() {
    Architecture architecture = architecture(new Autoregressive(3));
    Weights weights = weights(architecture, 1);
    float[] codes = new Network(architecture, weights).encode(rows);
    try (Fed fed = new Fed(architecture, weights)) {
      float[] commitment = term(fed, losses(fed, architecture, ROWS), "commitment");
      for (int row = 0; row < ROWS; row++) {
        double sum = 0;
        for (int i = row * WIDTH; i < (row + 1) * WIDTH; i++) {
          sum += Math.pow(rows[i] - codes[i], 2);
        }
        assertThat((double) commitment[row]).isCloseTo(0.5 * sum, within(1e-5));
      }
    }
  }

  /** Each the ratio of two running means (van den Oord et al. 2017, appendix A.1). */
  @Test
  void entriesFollowTheVectorsThatAreThere() {
    Architecture architecture = architecture(new Autoregressive(3));
    Weights weights = weights(architecture, 4);
    float[] codebook = weights.values("latent.codebook");
    int present = 30;
    double[] counts = new double[ENTRIES];
    double[] sums = new double[ENTRIES * SIZE];
    Quantized latent = (Quantized) architecture.design().latent();
    for (int row = 0; row < present; row++) {
      int[] indices = latent.indices(codebook, rows, row * WIDTH);
      for (int p = 0; p < indices.length; p++) {
        counts[indices[p]]++;
        for (int i = 0; i < SIZE; i++) {
          sums[indices[p] * SIZE + i] += rows[row * WIDTH + p * SIZE + i];
        }
      }
    }
    try (Fed fed = new Fed(architecture, weights)) {
      Losses losses = losses(fed, architecture, present);
      float[] moved = update(fed, losses, "latent.codebook");
      float[] counted = update(fed, losses, "latent.counts");
      for (int entry = 0; entry < ENTRIES; entry++) {
        double usual = 0.99 * 4 + 0.01 * counts[entry];
        assertThat((double) counted[entry]).isCloseTo(usual, within(1e-5));
        for (int i = entry * SIZE; i < (entry + 1) * SIZE; i++) {
          double ratio = (0.99 * 4 * codebook[i] + 0.01 * sums[i]) / usual;
          assertThat((double) moved[i]).isCloseTo(ratio, within(1e-5));
        }
      }
    }
  }

  @Test
  void anEntryThatNoneChoosesIsPutOnAVectorThatIsThere() {
    Architecture architecture = architecture(new Autoregressive(3));
    Weights weights = weights(architecture, 0);
    weights.values("latent.codebook")[0] = 1000;
    int present = 10;
    try (Fed fed = new Fed(architecture, weights)) {
      float[] moved = update(fed, losses(fed, architecture, present), "latent.codebook");
      assertThat(IntStream.range(0, present * WIDTH / SIZE))
          .anyMatch(v -> rows[v * SIZE] == moved[0] && rows[v * SIZE + 1] == moved[1]);
    }
  }

  @Test
  void theGradientPassesStraightThroughToTheEncoder() {
    Architecture architecture = architecture(new Autoregressive(3));
    try (Fed fed = new Fed(architecture, weights(architecture, 1))) {
      Operand<TFloat32> head = fed.constant(Shape.of(ROWS, WIDTH), rows);
      LatentSamples drawn = fed.latent(ROWS).sample(head, head, fed.step(ROWS, 1));
      Gradients gradients =
          Gradients.create(fed.tf().scope(), List.of(drawn.codes()), List.of(head));
      assertThat(fed.values(gradients.<TFloat32>dy(0))).containsOnly(1);
    }
  }
}
