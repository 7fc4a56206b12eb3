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
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.ImportanceWeighted;
import io.hourglass.latent.Inference;
import io.hourglass.latent.Latent;
import io.hourglass.latent.Objective;
import io.hourglass.latent.Posterior;
import io.hourglass.latent.Prior;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.StandardNormal;
import io.hourglass.latent.VampPrior;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import io.hourglass.network.Architecture;
import io.hourglass.network.Network;
import io.hourglass.network.Weights;
import io.hourglass.testing.Examples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.types.TFloat32;

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
  static List<GaussianLatent> latents() {
    return Stream.concat(
            Examples.priors().stream().map(prior -> gaussian(new Diagonal(), prior)),
            Examples.posteriors().stream()
                .map(posterior -> gaussian(posterior, new StandardNormal())))
        .distinct()
        .toList();
  }

  private static GaussianLatent gaussian(Posterior posterior, Prior prior) {
    return new GaussianLatent(WIDTH, posterior, prior, new Elbo(), Regularization.none());
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
  void logDensitiesOfThePriorAgree(GaussianLatent latent) {
    Architecture architecture = architecture(latent);
    Weights weights = weights(architecture);
    Inference inference = new Network(architecture, weights).inference().orElseThrow();
    try (Fed fed = new Fed(architecture, weights)) {
      float[] tensorFlow =
          fed.values(
              PriorGraph.GRAPHS.build(
                  latent.prior(),
                  new PriorGraph.Input(
                      fed.latent(ROWS), latent, fed.constant(Shape.of(ROWS, WIDTH), codes()))));
      for (int row = 0; row < ROWS; row++) {
        double java = inference.logPrior(codes(), row * WIDTH);
        assertThat((double) tensorFlow[row]).isCloseTo(java, within(1e-4));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("latents")
  void codesOutsideTrainingAgree(GaussianLatent latent) {
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

  @ParameterizedTest
  @MethodSource("latents")
  void changesOfCodesAgree(GaussianLatent latent) {
    Architecture architecture = architecture(latent);
    Weights weights = weights(architecture);
    Posterior.Transform transform =
        latent
            .posterior()
            .transform(
                WIDTH,
                latent.posterior().parameters(WIDTH).stream()
                    .map(p -> weights.values("latent.posterior." + p.name()))
                    .toList());
    int wide = latent.posterior().context();
    float[] context = Arrays.copyOf(codes(), ROWS * wide);
    float[] java = codes();
    try (Fed fed = new Fed(architecture, weights)) {
      PosteriorGraph.Transformed changed =
          PosteriorGraph.GRAPHS.build(
              latent.posterior(),
              new PosteriorGraph.Input(
                  fed.latent(ROWS),
                  fed.constant(Shape.of(ROWS, WIDTH), codes()),
                  wide == 0 ? fed.tf().constant(0f) : fed.constant(Shape.of(ROWS, wide), context)));
      float[] spread =
          fed.values(
              fed.tf()
                  .math
                  .add(changed.logDeterminant(), fed.constant(Shape.of(ROWS), new float[ROWS])));
      for (int row = 0; row < ROWS; row++) {
        assertThat(transform.apply(java, row * WIDTH, context, row * wide))
            .isCloseTo(spread[row], within(1e-5));
      }
      assertThat(fed.values(changed.codes())).containsExactly(java, within(1e-5f));
    }
  }

  /** All that training can be asked of a latent, as long as the gradient is that of the loss. */
  static List<GaussianLatent> objectives() {
    Stream<GaussianLatent> weighted =
        latents().stream()
            .flatMap(latent ->
                Examples.objectives().stream()
                    .filter(objective -> !objective.isDoublyReparameterized())
                    .map(objective -> latent.with(objective)));
    Stream<GaussianLatent> others =
        Examples.latents().stream()
            .filter(GaussianLatent.class::isInstance)
            .map(GaussianLatent.class::cast);
    return Stream.concat(weighted, others).toList();
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void gradientsAreThoseOfFiniteDifferences(GaussianLatent latent) {
    Architecture architecture = architecture(latent);
    Weights weights = weights(architecture);
    try (Fed fed = new Fed(architecture, weights)) {
      Operand<TFloat32> loss = loss(fed, architecture, ROWS, rows);
      List<Operand<TFloat32>> wanted = new ArrayList<>(gradients(fed, loss));
      List<float[]> found = fed.values(wanted, weights);
      int array = 0;
      for (String name : weights.arrays().keySet()) {
        float[] gradient = found.get(array++);
        int at = largest(gradient);
        double up = fed.values(List.of(loss), changed(weights, name, at, 1e-2f)).get(0)[0];
        double down = fed.values(List.of(loss), changed(weights, name, at, -1e-2f)).get(0)[0];
        assertThat((double) gradient[at])
            .as(name)
            .isCloseTo((up - down) / 2e-2, within(2e-3 + 0.01 * Math.abs(gradient[at])));
      }
    }
  }

  /** One row many times over, so that the mean over draws is near. */
  @Test
  void doublyReparameterizedGradientIsTheGradient() {
    int copies = 20_000;
    float[] same = new float[copies * 4];
    for (int i = 0; i < same.length; i++) {
      same[i] = rows[i % 4];
    }
    List<float[]> plain = meanGradients(new ImportanceWeighted(3, false), copies, same);
    List<float[]> doubly = meanGradients(new ImportanceWeighted(3, true), copies, same);
    assertThat(doubly.get(0)[0]).isCloseTo(plain.get(0)[0], within(1e-5f));
    for (int array = 1; array < plain.size(); array++) {
      assertThat(distance(plain.get(array), doubly.get(array)))
          .as("array " + array)
          .isLessThan(0.03);
    }
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  /** The loss, then its gradients. */
  private List<float[]> meanGradients(Objective objective, int count, float[] values) {
    GaussianLatent latent = gaussian(new Diagonal(), VampPrior.of(3)).with(objective);
    Architecture architecture = architecture(latent);
    Weights weights = weights(architecture);
    try (Fed fed = new Fed(architecture, weights)) {
      Operand<TFloat32> loss = loss(fed, architecture, count, values);
      List<Operand<TFloat32>> wanted = new ArrayList<>(List.of(loss));
      wanted.addAll(gradients(fed, loss));
      return fed.values(wanted, weights);
    }
  }

  private static Operand<TFloat32> loss(
      Fed fed, Architecture architecture, int count, float[] values) {
    Operand<TFloat32> each =
        new DesignGraph(architecture, count)
            .losses(
                fed.tf(),
                fed.weights(),
                fed.constant(Shape.of(count, values.length / count), values),
                fed.step(count, 7))
            .objective();
    return fed.tf().math.mean(each, fed.tf().array(0));
  }

  private static List<Operand<TFloat32>> gradients(Fed fed, Operand<TFloat32> loss) {
    Gradients gradients =
        Gradients.create(fed.tf().scope(), List.of(loss), List.copyOf(fed.weights().values()));
    List<Operand<TFloat32>> all = new ArrayList<>();
    gradients.dy().forEach(dy -> all.add(dy.expect(TFloat32.class)));
    return all;
  }

  private static int largest(float[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .max((a, b) -> Float.compare(Math.abs(values[a]), Math.abs(values[b])))
        .orElseThrow();
  }

  private static Weights changed(Weights weights, String name, int at, float change) {
    float[] values = weights.values(name).clone();
    values[at] += change;
    Map<String, Weights.Tensor> arrays = new LinkedHashMap<>(weights.arrays());
    arrays.computeIfPresent(name, (key, array) -> new Weights.Tensor(array.shape(), values));
    return new Weights(arrays);
  }
}
