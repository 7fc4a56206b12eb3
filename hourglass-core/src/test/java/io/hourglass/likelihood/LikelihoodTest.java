package io.hourglass.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.testing.RandomizedTest;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LikelihoodTest {
  private static final Offset<Double> TINY = within(1e-6);

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

  @Test
  void refusesBadSettings() {
    for (double bad : new double[] {1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new StudentT(bad, ScaleParameter.SHARED))
          .withMessage("degrees must be a finite number > 1, got " + bad);
    }
    for (int bad : new int[] {0, 101}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new DiscretizedLogisticMixture(bad))
          .withMessage("components must be 1 to 100, got " + bad);
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
