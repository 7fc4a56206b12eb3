package io.hourglass.evaluate.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.corruption.NoCorruption;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.latent.Latent;
import io.hourglass.layer.Activation;
import io.hourglass.layer.Dense;
import io.hourglass.likelihood.Condition;
import io.hourglass.network.Network;
import io.hourglass.store.ModelFile;
import io.hourglass.testing.Examples;
import io.hourglass.testing.Models;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LikelihoodEstimatorTest {
  private static final Rows ROWS = LinearGaussian.rows(400, 1);

  private static LikelihoodEstimator evidence(LinearGaussian model) {
    return LikelihoodEstimator.of(model.network()).orElseThrow();
  }

  private static double[] logLikelihoods(LinearGaussian model, int samples) {
    return evidence(model).logLikelihoods(ROWS, PosteriorSamples.of(samples, 2), rows -> {});
  }

  /** Row by row, so that the rows' own spread does not blur what the estimate adds. */
  private static Estimate aboveTheTruth(double[] values) {
    double[] truth = LinearGaussian.logLikelihoods(ROWS);
    return Estimate.of(
        IntStream.range(0, truth.length).mapToDouble(row -> values[row] - truth[row]).toArray());
  }

  @Test
  void theExactPosteriorGivesTheExactLikelihood() {
    double[] truth = LinearGaussian.logLikelihoods(ROWS);
    double[] found = logLikelihoods(new LinearGaussian(0, 1), 3);
    for (int row = 0; row < truth.length; row++) {
      assertThat(found[row]).isCloseTo(truth[row], within(1e-4));
    }
  }

  @Test
  void theBoundOfTheExactPosteriorIsTight() {
    ElboTerms bounds = evidence(new LinearGaussian(0, 1)).elbo(ROWS, PosteriorSamples.of(50, 2));

    Estimate above = aboveTheTruth(bounds.elbo());

    assertThat(Math.abs(above.mean())).isLessThan(4 * above.standardError());
    assertThat(above.standardError()).isLessThan(0.02);
  }

  @Test
  void theBoundLacksWhatAWorsePosteriorIsFromTheExactOne() {
    LinearGaussian worse = new LinearGaussian(0.3f, 2);

    Estimate above = aboveTheTruth(evidence(worse).elbo(ROWS, PosteriorSamples.of(50, 2)).elbo());

    assertThat(worse.gap()).isGreaterThan(1);
    assertThat(above.mean()).isCloseTo(-worse.gap(), within(4 * above.standardError()));
  }

  @Test
  void moreSamplesRiseToTheLikelihoodFromBelow() {
    LinearGaussian worse = new LinearGaussian(0.3f, 2);

    Estimate one = aboveTheTruth(logLikelihoods(worse, 1));
    Estimate ten = aboveTheTruth(logLikelihoods(worse, 10));
    Estimate many = aboveTheTruth(logLikelihoods(worse, 2000));

    assertThat(one.mean()).isCloseTo(-worse.gap(), within(4 * one.standardError()));
    assertThat(one.mean()).isLessThan(ten.mean());
    assertThat(ten.mean()).isLessThan(many.mean());
    assertThat(many.mean()).isCloseTo(0, within(0.01)).isLessThan(4 * many.standardError());
  }

  @Test
  void threadsAndBatchesChangeNothing() throws Exception {
    LikelihoodEstimator evidence = evidence(new LinearGaussian(0.1f, 2));
    PosteriorSamples draws = PosteriorSamples.of(20, 5);
    ForkJoinPool one = new ForkJoinPool(1);
    double[] alone = one.submit(() -> evidence.logLikelihoods(ROWS, draws, rows -> {})).get();
    ElboTerms boundsAlone = one.submit(() -> evidence.elbo(ROWS, draws)).get();
    one.shutdown();

    assertThat(evidence.logLikelihoods(ROWS, draws, rows -> {})).containsExactly(alone);
    assertThat(evidence.elbo(ROWS, draws).elbo()).containsExactly(boundsAlone.elbo());
    float[] rest = java.util.Arrays.copyOfRange(ROWS.values(), 39 * 4, ROWS.values().length);
    PosteriorSamples later = new PosteriorSamples(20, 5, 39);
    assertThat(evidence.elbo(new Rows(rest, 4), later).elbo())
        .containsExactly(java.util.Arrays.copyOfRange(boundsAlone.elbo(), 39, 400));
  }

  @Test
  void tellsHowManyRowsAreDone() {
    AtomicLong done = new AtomicLong();
    evidence(new LinearGaussian(0, 1))
        .logLikelihoods(ROWS, PosteriorSamples.of(1, 1), done::addAndGet);
    assertThat(done).hasValue(400);
  }

  static Stream<Latent> latents() {
    return Examples.latents().stream();
  }

  @ParameterizedTest
  @MethodSource("latents")
  void boundsAreBelowLikelihoodsForEveryLatentWithADistribution(Latent latent) {
    Table table = Models.mixed(150, 1);
    Design design =
        new Design(
            List.of(new Dense(6, Activation.TANH)),
            latent,
            List.of(new Dense(6, Activation.TANH)),
            new NoCorruption(),
            Map.of("country", new Condition()));
    ModelFile file = Models.untrained(design, table, 3);
    Network network = file.network();
    assertThat(LikelihoodEstimator.of(network).isPresent())
        .isEqualTo(network.inference().isPresent());
    LikelihoodEstimator.of(network).ifPresent(evidence -> check(evidence, file.codec(), table));
  }

  private static void check(LikelihoodEstimator evidence, Codec codec, Table table) {
    Rows rows = codec.encode(table);
    Estimate bound = Estimate.of(evidence.elbo(rows, PosteriorSamples.of(30, 1)).elbo());
    Estimate likelihood =
        Estimate.of(evidence.logLikelihoods(rows, PosteriorSamples.of(30, 2), done -> {}));
    assertThat(bound.mean()).isFinite().isLessThanOrEqualTo(likelihood.mean() + 0.05);
  }
}
