package io.hourglass.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.testing.Examples;
import io.hourglass.testing.RandomizedTest;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LikelihoodTest {
  private static final Offset<Double> TINY = within(1e-6);

  static List<Likelihood> likelihoods() {
    // what explains nothing has no outputs to look at
    return Examples.likelihoods().stream().filter(any -> any.parameters(2) > 0).toList();
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void missingFeaturesCostNothing(Likelihood likelihood) {
    float[] missing = new float[3];
    Arrays.fill(missing, Float.NaN);
    float[] outputs = new float[likelihood.parameters(3)];
    assertThat(likelihood.nats(missing, 0, outputs, 0, 3)).isZero();
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void looksAtItsOwnPlaceOnly(Likelihood likelihood) {
    int parameters = likelihood.parameters(2);
    float[] outputs = {9, 0.5f, -1.5f, 9};
    float[] features = {7, 7, 1, 0, 7};
    float[] expected = {5, 5, 5, 5};
    assertThat(parameters).isEqualTo(2);
    assertThat(likelihood.nats(features, 2, outputs, 1, 2))
        .isEqualTo(likelihood.nats(new float[] {1, 0}, 0, new float[] {0.5f, -1.5f}, 0, 2));
    likelihood.mean(outputs, 1, expected, 1, 2);
    assertThat(expected[0]).isEqualTo(5);
    assertThat(expected[3]).isEqualTo(5);
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void sumsOverFeaturesIfItSaysSo(Likelihood likelihood) {
    float[] features = {1, 0};
    float[] outputs = {0.3f, -2};
    double first = likelihood.nats(features, 0, outputs, 0, 1);
    double second = likelihood.nats(features, 1, outputs, 1, 1);
    double both = likelihood.nats(features, 0, outputs, 0, 2);
    assertThat(Math.abs(first + second - both) < 1e-6).isEqualTo(likelihood.isPerFeature());
  }

  @ParameterizedTest
  @MethodSource("likelihoods")
  void staysFiniteFarOut(Likelihood likelihood) {
    float[] outputs = {1e4f, -1e4f};
    assertThat(likelihood.nats(new float[] {0, 1}, 0, outputs, 0, 2)).isFinite().isPositive();
  }

  @RandomizedTest
  void bernoulliSumsToOne(SplittableRandom random) {
    float[] logit = {(float) random.nextDouble(-20, 20)};
    double one = nats(new Bernoulli(), 1, logit);
    double zero = nats(new Bernoulli(), 0, logit);
    assertThat(Math.exp(-one) + Math.exp(-zero)).isCloseTo(1, TINY);
  }

  @RandomizedTest
  void bernoulliEqualsTheFormula(SplittableRandom random) {
    double x = random.nextDouble();
    double z = random.nextDouble(-20, 20);
    double p = 1 / (1 + StrictMath.exp(-(float) z));
    assertThat(nats(new Bernoulli(), (float) x, (float) z))
        .isCloseTo(
            -((float) x * StrictMath.log(p) + (1 - (float) x) * StrictMath.log1p(-p)),
            within(1e-5));
    float[] mean = new float[1];
    new Bernoulli().mean(new float[] {(float) z}, 0, mean, 0, 1);
    assertThat((double) mean[0]).isCloseTo(p, TINY);
  }

  @RandomizedTest
  void categoricalSumsToOne(SplittableRandom random) {
    float[] outputs = floats(random, 5);
    double total = 0;
    float[] mean = new float[5];
    new Categorical().mean(outputs, 0, mean, 0, 5);
    for (int level = 0; level < 5; level++) {
      float[] features = new float[5];
      features[level] = 1;
      double probability = Math.exp(-new Categorical().nats(features, 0, outputs, 0, 5));
      assertThat((double) mean[level]).isCloseTo(probability, TINY);
      total += probability;
    }
    assertThat(total).isCloseTo(1, TINY);
  }

  @RandomizedTest
  void gaussianIntegratesToOneAroundItsMean(SplittableRandom random) {
    Gaussian gaussian = new Gaussian(random.nextDouble(0.5, 3));
    float[] mean = {(float) random.nextDouble(-2, 2)};
    double step = 1 / 64.0; // exact in floats
    double mass = 0;
    for (int i = -2048; i <= 2048; i++) {
      mass += step * Math.exp(-nats(gaussian, (float) (i * step), mean));
    }
    assertThat(mass).isCloseTo(1, within(1e-4));
    float[] expected = new float[1];
    gaussian.mean(mean, 0, expected, 0, 1);
    assertThat(expected).containsExactly(mean);
  }

  @Test
  void hasTheValuesOfTheTextbook() {
    assertThat(nats(new Gaussian(1), 0, 0)).isCloseTo(0.5 * StrictMath.log(2 * Math.PI), TINY);
    assertThat(nats(new Gaussian(2), 3, 0))
        .isCloseTo(9 / 8.0 + StrictMath.log(2) + 0.9189385332046727, TINY);
    assertThat(nats(new Bernoulli(), 1, 0)).isCloseTo(StrictMath.log(2), TINY);
    assertThat(new Categorical().nats(new float[] {0, 1}, 0, new float[] {0, 0}, 0, 2))
        .isCloseTo(StrictMath.log(2), TINY);
  }

  @Test
  void refusesBadDeviations() {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Gaussian(bad))
          .withMessage("deviation must be a finite number > 0, got " + bad);
    }
  }

  private static double nats(Likelihood likelihood, float feature, float... output) {
    return likelihood.nats(new float[] {feature}, 0, output, 0, 1);
  }

  private static float[] floats(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-30, 30);
    }
    return values;
  }
}
