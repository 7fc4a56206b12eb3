package io.hourglass.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures computed with SciPy 1.17.1, and with mpmath 1.3.0 in 40 digits. */
class LikelihoodGoldenTest {
  private static void costs(Likelihood likelihood, double x, double nats, double... outputs) {
    assertThat(likelihood.nats(new float[] {(float) x}, 0, floats(outputs), 0, 1))
        .isCloseTo(nats, within(2e-6 * Math.max(1, Math.abs(nats))));
  }

  private static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  /** {@code norm.logpdf(1.25, -0.75, s)} and so on, {@code s = exp(7 * tanh(0.5 / 7))}. */
  @Test
  void realNumbers() {
    for (ScaleParameter scale : ScaleParameter.values()) {
      costs(new LearnedGaussian(scale), 1.25, 2.1550986097405818, -0.75, 0.5);
      costs(new StudentT(4.5, scale), 1.25, 2.2524032150230817, -0.75, 0.5);
      costs(new StudentT(4.5, scale), 1e4, 45.248951451782915, -0.75, 0.5);
      costs(new Laplace(scale), 1.25, 2.4063897425026797, -0.75, 0.5);
    }
  }

  /** {@code poisson.logpmf(k, exp(16 * tanh(2.5 / 16)))}. */
  @Test
  void poisson() {
    costs(new Poisson(), 0, 11.939493491842974, 2.5);
    costs(new Poisson(), Math.log1p(7), 3.1056930512865577, 2.5);
    costs(new Poisson(), Math.log1p(100_000), 803325.992798016, 2.5);
  }

  /** {@code nbinom.logpmf(k, r, r / (r + m))}, that m, {@code r = exp(7 * tanh(-0.5 / 7))}. */
  @Test
  void negativeBinomial() {
    for (ScaleParameter scale : ScaleParameter.values()) {
      costs(new NegativeBinomial(scale), 0, 1.8384959817814268, 2.5, -0.5);
      costs(new NegativeBinomial(scale), Math.log1p(13), 3.887731698043887, 2.5, -0.5);
      costs(new NegativeBinomial(scale), Math.log1p(100_000), 4966.067105156195, 2.5, -0.5);
    }
  }

  /** {@code betabinom.logpmf(k, 255, exp(7 * tanh(0.75 / 7)), exp(7 * tanh(-1.5 / 7)))}. */
  @Test
  void betaBinomial() {
    costs(new BetaBinomial(), 0, 12.910175480268576, 0.75, -1.5);
    costs(new BetaBinomial(), 100 / 255.0, 7.449142263548323, 0.75, -1.5);
    costs(new BetaBinomial(), 1, 1.1388358991640901, 0.75, -1.5);
  }

  /** Differences of {@code logistic.cdf}, weighted by {@code softmax([0.5, -1.25])}. */
  @Test
  void discretizedLogisticMixture() {
    double[] z = {0.5, -1.25, -0.25, 0, -3, -2};
    costs(new DiscretizedLogisticMixture(2), 0, 8.873256750478406, z);
    costs(new DiscretizedLogisticMixture(2), 90 / 255.0, 3.669755723801198, z);
    costs(new DiscretizedLogisticMixture(2), 1, 8.89338326825692, z);
  }

  /** Differences of {@code logistic.cdf} at -1, -1 + softplus(0.25), that + softplus(1.5). */
  @Test
  void ordinal() {
    double[] nats = {1.7014132779827524, 1.8632811492578478, 0.9192598022170194, 1.333331350820768};
    for (int level = 0; level < nats.length; level++) {
      float[] x = new float[nats.length];
      x[level] = 1;
      assertThat(new Ordinal().nats(x, 0, floats(0.5, -1, 0.25, 1.5), 0, nats.length))
          .isCloseTo(nats[level], within(1e-6));
    }
  }

  /** The formula of the paper for x = 1/4, and its mean, in 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.5",
    "9.5367431640625e-07, 2.3841861699717507e-7, 0.5000000794728597",
    "0.25, 0.065102811673858485, 0.52081166418779846",
    "0.5, 0.13539505099275674, 0.54149408253679828",
    "-3, -0.39968146961081128, 0.28093763684207738",
    "40, 26.311120545886064, 0.975"
  })
  void continuousBernoulli(double z, double nats, double mean) {
    ContinuousBernoulli likelihood = new ContinuousBernoulli();
    assertThat(likelihood.nats(new float[] {0.25f}, 0, floats(z), 0, 1))
        .isCloseTo(nats, within(1e-14));
    float[] expected = new float[1];
    likelihood.mean(floats(z), 0, expected, 0, 1);
    assertThat((double) expected[0]).isCloseTo(mean, within(1e-7));
  }

  @ParameterizedTest
  @CsvSource({
    "0.001, 6.9071788853838537",
    "0.5, 0.57236494292470009",
    "1, 0",
    "1.5, -0.12078223763524522",
    "2, 0",
    "7.25, 7.0521854507385394",
    "12, 17.502307845873886",
    "100, 359.1342053695754",
    "1e6, 12815504.569147612",
    "1e9, 19723265827.503717"
  })
  void logGamma(double x, double expected) {
    assertThat(Numerics.logGamma(x))
        .isCloseTo(expected, within(1e-14 * Math.max(2, Math.abs(expected))));
  }
}
