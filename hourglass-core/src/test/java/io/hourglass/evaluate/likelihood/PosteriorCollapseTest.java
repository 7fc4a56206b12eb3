package io.hourglass.evaluate.likelihood;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.latent.Annealing;
import io.hourglass.latent.Diagonal;
import io.hourglass.latent.Elbo;
import io.hourglass.latent.GaussianLatent;
import io.hourglass.latent.InverseAutoregressive;
import io.hourglass.latent.Regularization;
import io.hourglass.latent.StandardNormal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PosteriorCollapseTest {
  private static final Regularization PLAIN = Regularization.none();

  private static List<Double> kl(int active, double nats, int idle) {
    return Stream.concat(
            Collections.nCopies(active, nats).stream(), Collections.nCopies(idle, 0.001).stream())
        .toList();
  }

  private static Optional<PosteriorCollapse> collapse(
      List<Double> kl, Regularization regularization) {
    GaussianLatent latent =
        new GaussianLatent(
            Math.max(1, kl.size()),
            new Diagonal(),
            new StandardNormal(),
            new Elbo(),
            regularization);
    return PosteriorCollapse.of(
        kl, kl.stream().mapToDouble(Double::doubleValue).sum(), latent.variational().orElseThrow());
  }

  @Test
  void aCodeInUseHasNotCollapsed() {
    assertThat(collapse(kl(5, 2, 45), PLAIN)).isEmpty();
    assertThat(collapse(kl(1, 0.2, 1), PLAIN)).isEmpty();
    assertThat(PosteriorCollapse.active(kl(3, 0.01, 4))).isEqualTo(3);
  }

  @Test
  void saysWhyAndWhatHelps() {
    assertThat(collapse(kl(1, 3, 49), PLAIN).orElseThrow().sentence())
        .isEqualTo(
            "posterior collapse: 1 of 50 latent dimensions active, KL 3.05 nats in all; likely"
                + " cause: the KL term has its full weight from the first step, before the decoder"
                + " can use the code; or the decoder models the rows without it; remedies in the"
                + " design: free-bits=0.1; or target-kl=10,annealing=linear:STEPS with STEPS a fifth"
                + " of all or more; or a weaker decoder, or likelihoods with less noise");
  }

  @Test
  void aHighBetaIsTheFirstSuspect() {
    Regularization high = PLAIN.withBeta(40).withAnnealing(new Annealing.Linear(100));
    assertThat(collapse(kl(2, 0.02, 0), high).orElseThrow().sentence())
        .isEqualTo(
            "posterior collapse: 2 of 2 latent dimensions active, KL 0.04 nats in all; likely"
                + " cause: the KL weight (beta) is 40, so the KL term outweighs the gain in"
                + " reconstruction; remedies in the design: beta=1; or free-bits=0.1; or"
                + " target-kl=10,annealing=linear:STEPS with STEPS a fifth of all or more; or a"
                + " weaker decoder, or likelihoods with less noise");
  }

  @Test
  void whatWasTriedIsNotProposed() {
    Regularization tried = PLAIN.withFreeBits(0.005).withAnnealing(new Annealing.Cosine(9));
    PosteriorCollapse collapse = collapse(kl(0, 0, 20), tried).orElseThrow();
    assertThat(collapse.cause()).isEqualTo("the decoder models the rows without it");
    assertThat(collapse.remedies())
        .containsExactly("a weaker decoder, or likelihoods with less noise");
  }

  @Test
  void aFlowIsEvaluatedByTheWholeCode() {
    GaussianLatent flow =
        new GaussianLatent(
            4, new InverseAutoregressive(2, 8, 3), new StandardNormal(), new Elbo(), PLAIN);
    assertThat(PosteriorCollapse.of(kl(0, 0, 4), 5, flow.variational().orElseThrow())).isEmpty();
    assertThat(PosteriorCollapse.of(kl(0, 0, 4), 0.05, flow.variational().orElseThrow()))
        .isPresent();
  }
}
