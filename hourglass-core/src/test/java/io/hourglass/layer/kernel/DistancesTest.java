package io.hourglass.layer.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DistancesTest {
  @Test
  void sumsInDoublePrecision() {
    float[] values = new float[1003];
    java.util.Arrays.fill(values, 0.1f);
    assertThat(Distances.sum(values, 0, values.length))
        .isCloseTo(1003 * (double) 0.1f, within(1e-9));
    assertThat(Distances.sum(new float[] {9, 1, 2, 4, 8, 16, 9}, 1, 6)).isEqualTo(31);
    assertThat(Distances.sum(values, 5, 5)).isZero();
  }

  @Test
  void squaredErrorOfEachValue() {
    float[] errors = {-1, -1, -1};
    Distances.squaredError(new float[] {1, 2, 3}, new float[] {1, 4, 6}, 1, 3, errors);
    assertThat(errors).containsExactly(-1, 4, 9);
  }

  @Test
  void bernoulliEqualsTheLogarithmOfItsProbability() {
    for (float z = -40; z <= 40; z += 0.37f) {
      for (float x : new float[] {0, 0.25f, 1}) {
        double expected = x * Math.log1p(Math.exp(-z)) + (1 - x) * Math.log1p(Math.exp(z));
        assertThat(bernoulli(z, x)).isCloseTo(expected, within(4e-7 * expected + 1e-15));
      }
    }
  }

  @Test
  void certainLogitsCostNothingOrTheirSize() {
    assertThat(bernoulli(200, 1)).isZero();
    assertThat(bernoulli(200, 0)).isEqualTo(200);
    assertThat(bernoulli(-200, 0)).isZero();
    assertThat(bernoulli(-200, 1)).isEqualTo(200);
  }

  private static double bernoulli(float logit, float target) {
    float[] nats = {logit};
    float[] tails = Distances.bernoulli(nats, new float[] {target});
    return nats[0] + Distances.sumOfLog1p(tails);
  }

  @Test
  void logarithmsOfManyAreThatOfTheirProduct() {
    float[] values = new float[2_503];
    double expected = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 2_503f;
      expected += Math.log1p(values[i]);
    }
    assertThat(Distances.sumOfLog1p(values)).isCloseTo(expected, within(1e-12 * expected));
    float[] ones = new float[5_000];
    Arrays.fill(ones, 1);
    assertThat(Distances.sumOfLog1p(ones)).isCloseTo(5_000 * Math.log(2), within(1e-9));
  }

  @Test
  void categoricalIsTheCrossEntropy() {
    float[] logits = {1000, 1, 2, 3, -1000};
    float[] targets = {1, 0, 0.25f, 0.75f, 1};
    double total = Math.exp(1) + Math.exp(2) + Math.exp(3);
    double expected = Math.log(total) - 0.25 * 2 - 0.75 * 3;
    assertThat(Distances.categorical(logits, targets, 1, 4)).isCloseTo(expected, within(1e-6));
  }

  @Test
  void logSumExpDoesNotOverflow() {
    assertThat(Distances.logSumExp(new float[] {1000, 1000}, 0, 2))
        .isCloseTo(1000 + Math.log(2), within(1e-9));
    assertThat(Distances.logSumExp(new float[0], 0, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Distances.logSumExp(new float[] {1, Float.NaN}, 0, 2)).isNaN();
  }
}
