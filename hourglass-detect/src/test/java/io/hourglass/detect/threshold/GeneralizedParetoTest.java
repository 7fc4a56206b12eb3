package io.hourglass.detect.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.testing.RandomizedTest;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneralizedParetoTest {
  /** Quantiles of an exponential distribution at the middles of 500 equal shares. */
  private static double[] exponential() {
    return IntStream.range(0, 500).mapToDouble(i -> -Math.log1p(-(i + 0.5) / 500)).toArray();
  }

  @Test
  void fitsAsTheReferenceDoes() {
    // reference/detection.py; scipy.stats.genpareto.fit has shapes -0.0226 and 0.4806
    GeneralizedPareto exponential = GeneralizedPareto.of(NormalScores.of(exponential(), true), 0.8);
    assertThat(exponential.from()).isCloseTo(1.6064503875899787, within(1e-12));
    assertThat(exponential.shape()).isCloseTo(0.018759487542901382, within(1e-9));
    assertThat(exponential.scale()).isCloseTo(0.9814461400051212, within(1e-9));
    assertThat(exponential.share()).isEqualTo(0.2);
    double[] pareto = Arrays.stream(exponential()).map(x -> Math.exp(x / 2)).toArray();
    GeneralizedPareto heavy = GeneralizedPareto.of(NormalScores.of(pareto, true), 0.8);
    assertThat(heavy.shape()).isCloseTo(0.5003743341298672, within(1e-9));
    assertThat(heavy.scale()).isCloseTo(1.1151560129440752, within(1e-9));
  }

  @Test
  void chanceAndScoreAreInverse() {
    for (double shape : new double[] {-0.3, -1e-12, 0, 1e-12, 0.4}) {
      GeneralizedPareto tail = new GeneralizedPareto(2, 0.1, 3, shape);
      for (double probability : new double[] {0.1, 0.03, 1e-6}) {
        assertThat(tail.exceeded(tail.score(probability)))
            .isCloseTo(probability, within(1e-9 * probability));
      }
      assertThat(tail.exceeded(2)).isEqualTo(0.1);
    }
    assertThat(new GeneralizedPareto(0, 1, 1, -0.5).exceeded(3)).isZero();
  }

  @RandomizedTest(runs = 8)
  void findsTheTailOfExponentialAndParetoSamples(SplittableRandom random) {
    int rows = 50_000;
    double[] uniform = random.doubles(rows).map(u -> 1 - u).toArray();
    double rate = 1e-5;
    double[] exponential = Arrays.stream(uniform).map(u -> -Math.log(u)).toArray();
    double[] pareto = Arrays.stream(uniform).map(u -> Math.pow(u, -1 / 3.0)).toArray();
    // 1,000 rows tell the shape to 0.03, and the score at 1e-5, 7.6 units up, to some 10 %
    GeneralizedPareto light = GeneralizedPareto.of(NormalScores.of(exponential, true), 0.98);
    assertThat(light.shape()).isCloseTo(0, within(0.17));
    assertThat(light.score(rate)).isBetween(0.7 * -Math.log(rate), 1.6 * -Math.log(rate));
    GeneralizedPareto heavy = GeneralizedPareto.of(NormalScores.of(pareto, true), 0.98);
    assertThat(heavy.shape()).isCloseTo(1 / 3.0, within(0.22));
    double truth = Math.pow(rate, -1 / 3.0);
    assertThat(heavy.score(rate)).isBetween(0.5 * truth, 3 * truth);
  }

  @Test
  void onesOwnScoresMayAllBeTheSame() {
    double[] scores = new double[100];
    Arrays.fill(scores, 80, 100, 1);
    GeneralizedPareto tail = GeneralizedPareto.of(NormalScores.of(scores, true), 0.5);
    assertThat(tail.from()).isZero();
    assertThat(tail.score(0.001)).isFinite().isBetween(0.9, 1.5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GeneralizedPareto.of(NormalScores.of(new double[100], true), 0.5))
        .withMessage(
            "a tail needs at least 10 normal rows above the quantile 0.5, got 0 of 100; give more"
                + " rows or a lower initial quantile");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeneralizedPareto(0, 0.1, 1, 0).score(0.2))
        .withMessage("a probability in this tail must be above 0 and at most 0.1, got 0.2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeneralizedPareto(0, 0, 1, 0))
        .withMessage("a tail begins at a finite score and has a share in (0, 1], got 0.0 and 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GeneralizedPareto(0, 0.1, 0, Double.NaN))
        .withMessage("scale must be > 0 and both it and shape finite, got 0.0 and NaN");
  }
}
