package io.hourglass.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussianLatentTest {
  private static final Posterior FLOW = new InverseAutoregressive(2, 8, 0);

  private static GaussianLatent gaussian(
      Posterior posterior, Prior prior, Objective objective, Regularization regularization) {
    return new GaussianLatent(2, posterior, prior, objective, regularization);
  }

  @Test
  void refusesWhatNeedsADensityThatAFlowLacks() {
    Regularization none = Regularization.none();
    StandardNormal normal = new StandardNormal();
    String rest =
        " needs the posterior's density at any code: the posterior must be Diagonal, got"
            + " InverseAutoregressive[steps=2, hidden=8, context=0]";
    assertThatThrownBy(() -> gaussian(FLOW, VampPrior.of(3), new Elbo(), none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a VampPrior, a mixture of posteriors," + rest);
    assertThatThrownBy(() -> gaussian(FLOW, normal, new Elbo(), none.withTotalCorrelation(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a weight of total correlation" + rest);
    assertThatThrownBy(() -> gaussian(FLOW, normal, new ImportanceWeighted(5, true), none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a doubly reparameterized gradient" + rest);
  }

  @Test
  void refusesADiscrepancyFromALearnedPrior() {
    Regularization regularization = Regularization.none().withDiscrepancy(1);
    assertThatThrownBy(() -> gaussian(new Diagonal(), new Mixture(3), new Elbo(), regularization))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a weight of discrepancy needs a prior that training can sample from: it must be"
                + " StandardNormal, got Mixture[components=3]");
  }

  @Test
  void refusesFreeBitsWithoutTheTermThatTheyWeigh() {
    Regularization regularization = Regularization.none().withFreeBits(0.1);
    Objective several = new ImportanceWeighted(5);
    assertThatThrownBy(
            () -> gaussian(new Diagonal(), new StandardNormal(), several, regularization))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("free bits and a target KL weigh a term that only the Elbo has");
  }

  @Test
  void sizesAreAtLeastOne() {
    assertThatThrownBy(() -> new Mixture(0)).hasMessage("components must be at least 1, got 0");
    assertThatThrownBy(() -> VampPrior.of(0)).hasMessage("components must be at least 1, got 0");
    assertThatThrownBy(() -> new MaskedAutoregressive(0, 8))
        .hasMessage("steps must be at least 1, got 0");
    assertThatThrownBy(() -> new InverseAutoregressive(1, 0, 0))
        .hasMessage("hidden must be at least 1, got 0");
    assertThatThrownBy(() -> new InverseAutoregressive(1, 8, -1))
        .hasMessage("context must be at least 0, got -1");
    assertThatThrownBy(() -> new ImportanceWeighted(0))
        .hasMessage("samples must be at least 1, got 0");
  }

  /** The number is from scipy 1.10: {@code multivariate_normal(m, diag(exp(v))).logpdf(x)}. */
  @Test
  void logDensityIsThatOfScipy() {
    float[] x = {0.5f, -1.25f, 3};
    float[] mean = {0.25f, 0.5f, -1};
    float[] logVariance = {-1, 0.5f, 2};
    assertThat(DiagonalGaussian.logDensity(x, mean, logVariance))
        .isCloseTo(-5.603194245331235, within(1e-12));
  }

  @Test
  void drawSaysHowDenseThePosteriorIsThere() {
    Inference inference =
        GaussianLatent.standard(2).inference(List.of(), (in, rows, out) -> {}).orElseThrow();
    float[] head = {9, 0.5f, -1, 0.25f, -0.5f};
    float[] code = new float[3];
    double log = inference.sample(head, 1, new SplittableRandom(2), code, 1);
    float[] drawn = {code[1], code[2]};
    double wanted =
        DiagonalGaussian.logDensity(drawn, new float[] {0.5f, -1}, new float[] {0.25f, -0.5f});
    assertThat(log).isCloseTo(wanted, within(1e-5));
  }
}
