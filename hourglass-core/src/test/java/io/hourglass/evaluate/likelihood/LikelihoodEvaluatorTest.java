package io.hourglass.evaluate.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.codec.Rows;
import io.hourglass.latent.GaussianLatent;
import org.junit.jupiter.api.Test;

class LikelihoodEvaluatorTest {
  private static LikelihoodReport report(int rows, int samples) {
    LikelihoodEstimator evidence =
        LikelihoodEstimator.of(new LinearGaussian(0, 1).network()).orElseThrow();
    LikelihoodEvaluator evaluator =
        new LikelihoodEvaluator(evidence, new LikelihoodEvaluator.Settings(1, samples, 1));
    evaluator.add(LinearGaussian.rows(rows, 1), done -> {});
    evaluator.add(LinearGaussian.rows(rows, 2), done -> {});
    return evaluator.report();
  }

  @Test
  void theBoundIsItsTwoCosts() {
    LikelihoodReport report = report(100, 0);

    assertThat(report.rows()).isEqualTo(200);
    assertThat(report.elbo().mean())
        .isCloseTo(-report.reconstruction().mean() - report.kl().mean(), within(1e-9));
    assertThat(report.klPerLatent().stream().mapToDouble(kl -> kl).sum())
        .isCloseTo(report.kl().mean(), within(1e-9));
    assertThat(report.logLikelihood()).isEmpty();
    assertThat(report.bitsPerDimension())
        .isCloseTo(-report.elbo().mean() / 4 / Math.log(2), within(1e-9));
  }

  @Test
  void bitsAreOfTheLikelihoodWhereItIsKnown() {
    LikelihoodReport report = report(100, 2);

    Estimate likelihood = report.logLikelihood().orElseThrow();
    Rows first = LinearGaussian.rows(100, 1);
    Rows second = LinearGaussian.rows(100, 2);
    double truth =
        0.5
            * (Estimate.of(LinearGaussian.logLikelihoods(first)).mean()
                + Estimate.of(LinearGaussian.logLikelihoods(second)).mean());
    assertThat(likelihood.mean()).isCloseTo(truth, within(1e-4));
    assertThat(report.bitsPerDimension()).isCloseTo(-truth / 4 / Math.log(2), within(1e-4));
  }

  @Test
  void codesTellWhatTheoryKnows() {
    LikelihoodReport report = report(2000, 0);

    assertThat(report.activeUnits()).isEqualTo(2);
    // the prior is the mean of the exact posteriors: all of the KL is information
    assertThat(report.mutualInformation().orElseThrow())
        .isCloseTo(LinearGaussian.information(), within(0.1));
    assertThat(report.kl().mean()).isCloseTo(LinearGaussian.information(), within(0.1));
  }

  @Test
  void codesThatAreAllAlikeTellNothing() {
    PosteriorStatistics posteriors =
        new PosteriorStatistics(GaussianLatent.standard(2).variational().orElseThrow());
    posteriors.add(
        new float[] {0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0}, new float[] {0, 1, 0, 1, 0, 1});

    assertThat(posteriors.activeUnits()).isZero();
    assertThat(posteriors.klPerLatent()).containsExactly(0.0, 0.5);
    assertThat(posteriors.mutualInformation(1).orElseThrow()).isCloseTo(0, within(1e-6));
  }

  @Test
  void codesThatAreAllApartTellTheRow() {
    PosteriorStatistics posteriors =
        new PosteriorStatistics(GaussianLatent.standard(1).variational().orElseThrow());
    posteriors.add(new float[] {-10, -9, 0, -9, 10, -9, 20, -9}, new float[] {-10, 0, 10, 20});

    assertThat(posteriors.activeUnits()).isEqualTo(1);
    assertThat(posteriors.mutualInformation(1).orElseThrow()).isCloseTo(Math.log(4), within(1e-5));
  }

  @Test
  void meansComeWithTheirErrors() {
    assertThat(Estimate.of(new double[] {1, 2, 3, 6}))
        .isEqualTo(new Estimate(3, Math.sqrt(14 / 12.0)));
    assertThat(Estimate.of(new double[] {5})).isEqualTo(new Estimate(5, 0));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LikelihoodEvaluator.Settings(0, 0, 1))
        .withMessage("elboSamples must be at least 1, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LikelihoodEvaluator.Settings(1, -1, 1))
        .withMessage("samples must be at least 0, got -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PosteriorSamples.of(0, 1))
        .withMessage("samples per row must be at least 1, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Estimate.of(new double[0]))
        .withMessage("a mean must be over at least 1 row, got none");
  }
}
