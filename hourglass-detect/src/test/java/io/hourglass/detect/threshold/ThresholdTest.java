package io.hourglass.detect.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.detect.testing.ExampleRules;
import io.hourglass.json.Json;
import io.hourglass.metric.ConfidenceInterval;
import io.hourglass.metric.LabeledScores;
import io.hourglass.testing.RandomizedTest;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ThresholdTest {
  private static final NormalScores TO_99 =
      NormalScores.of(IntStream.rangeClosed(1, 99).asDoubleStream().toArray(), true);

  private static final LabeledScores LABELED =
      LabeledScores.of(
          new double[] {1, 2, 3, 4, 5, 6, 7, 8},
          new boolean[] {false, false, false, true, false, true, false, true});

  static List<Rule> rules() {
    return ExampleRules.all();
  }

  @Test
  void aRuleInThreeLines() {
    // @start region="rule"
    NormalScores normal = NormalScores.of(new double[] {0.3, 0.1, 0.2, 0.5, 0.4}, true);
    Threshold threshold = Threshold.of(new Conformal(0.2), normal);
    boolean alarm = threshold.isAnomaly(0.6); // true: of 5 rows and this one, it is the highest
    // @end region="rule"
    assertThat(alarm).isTrue();
    assertThat(threshold.isAnomaly(0.5)).isFalse();
    assertThat(normal.pValue(0.6)).isLessThanOrEqualTo(0.2);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleSetsAThresholdThatJsonKeeps(Rule rule) {
    NormalScores normal = NormalScores.of(new SplittableRandom(1).doubles(2_000).toArray(), true);
    Threshold threshold = Threshold.of(rule, normal, LABELED);
    assertThat(Json.read(Json.write(threshold), Threshold.class, "x")).isEqualTo(threshold);
    assertThat(threshold.rows()).isEqualTo(2_000);
    assertThat(threshold.heldOut()).isTrue();
    assertThat(threshold.alertsPerThousand().low())
        .isLessThanOrEqualTo(threshold.alertsPerThousand().high());
    assertThat(threshold.anomalies(new double[] {1e9, -1e9}, normal)).containsExactly(true, false);
    assertThat(threshold.isAnomaly(1e9)).isTrue();
  }

  @Test
  void rulesWithoutLabelsGiveTheFiguresOfTheTextbook() {
    assertThat(Threshold.of(new Conformal(0.05), TO_99).value()).isEqualTo(95);
    assertThat(Threshold.of(new FalseDiscoveryRate(0.05), TO_99).value()).isEqualTo(95);
    assertThat(Threshold.of(new Maximum(), TO_99).value()).isEqualTo(99);
    assertThat(Threshold.of(new Quantile(0.99), TO_99).value()).isCloseTo(98.02, within(1e-12));
    // the deviation of 1 to n is the root of (n^2 - 1) / 12
    assertThat(Threshold.of(new MeanAndDeviation(2), TO_99).value())
        .isCloseTo(50 + 2 * Math.sqrt(9800 / 12.0), within(1e-12));
  }

  @Test
  void expectedAlertsAreRanksWithTheirInterval() {
    ConfidenceInterval alerts = Threshold.of(new Conformal(0.05), TO_99).alertsPerThousand();
    assertThat(alerts.value()).isEqualTo(50);
    // scipy.stats.binomtest(4, 99).proportion_ci(method="exact")
    assertThat(alerts.low()).isCloseTo(11.11674879871373, within(1e-9));
    assertThat(alerts.high()).isCloseTo(100.2279065687493, within(1e-9));
    ConfidenceInterval none = Threshold.of(new Maximum(), TO_99).alertsPerThousand();
    assertThat(none.value()).isEqualTo(10);
    assertThat(none.low()).isZero();
  }

  @Test
  void rulesWithLabelsChooseBetweenScores() {
    // 4 and up: 3 of 5, F1 0.75; 6 and up: 2 of 3, 0.667; 8: 1 of 1, 0.5
    assertThat(Threshold.of(new BestF1(), TO_99, LABELED).value()).isEqualTo(3.5);
    assertThat(Threshold.of(new MinimumCost(1, 50), TO_99, LABELED).value()).isEqualTo(3.5);
    assertThat(Threshold.of(new MinimumCost(50, 1), TO_99, LABELED).value()).isEqualTo(7.5);
    // 4 and up costs 2, 8 and up costs 2 as well: fewer alarms
    assertThat(Threshold.of(new MinimumCost(1, 1), TO_99, LABELED).value()).isEqualTo(7.5);
    LabeledScores weighted = LABELED.withNormalWeight(10);
    assertThat(Threshold.of(new MinimumCost(1, 3), TO_99, weighted).value()).isEqualTo(7.5);
    assertThat(Threshold.of(new BestF1(), TO_99, weighted).value()).isEqualTo(7.5);
  }

  @Test
  void aRuleMayFlagAllOrNone() {
    LabeledScores upsideDown = LabeledScores.of(new double[] {1, 2}, new boolean[] {true, false});
    assertThat(Threshold.of(new MinimumCost(1, 50), TO_99, upsideDown).isAnomaly(1)).isTrue();
    assertThat(Threshold.of(new MinimumCost(50, 1), TO_99, upsideDown).isAnomaly(2)).isFalse();
  }

  @Test
  void falseDiscoveriesAreThoseOfScipy() {
    // scipy.stats.false_discovery_control(p, method="bh") <= 0.05, the example of the paper
    double[] pValues = {
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
      0.5719, 0.6528, 0.7590, 1.000
    };
    boolean[] rejected = new FalseDiscoveryRate(0.05).discoveries(pValues);
    assertThat(IntStream.range(0, 15).filter(i -> rejected[i])).containsExactly(0, 1, 2, 3);
    assertThat(new FalseDiscoveryRate(0.05).discoveries(new double[] {0.5, 0.6}))
        .containsExactly(false, false);
    assertThat(new FalseDiscoveryRate(0.05).discoveries(new double[0])).isEmpty();
  }

  /** The mean over calibration sets is the rate, by exchangeability alone. */
  @RandomizedTest(runs = 2)
  void conformalFlagsNormalRowsAtItsRate(SplittableRandom random) {
    int trials = 4_000;
    double rate = 0.05;
    int flagged = 0;
    for (int trial = 0; trial < trials; trial++) {
      NormalScores normal = NormalScores.of(heavyTailed(random, 99), true);
      double threshold = new Conformal(rate).value(normal, LabeledScores.none());
      flagged += heavyTailed(random, 1)[0] > threshold ? 1 : 0;
    }
    double error = Math.sqrt(rate * (1 - rate) / trials);
    assertThat(flagged / (double) trials).isCloseTo(rate, within(5 * error));
  }

  private static double[] heavyTailed(SplittableRandom random, int rows) {
    return IntStream.range(0, rows).mapToDouble(i -> 1 / (1 - random.nextDouble())).toArray();
  }

  @RandomizedTest(runs = 2)
  void falseDiscoveriesAreNoMoreThanTheRate(SplittableRandom random) {
    int batches = 300;
    double rate = 0.2;
    double sum = 0;
    double found = 0;
    for (int batch = 0; batch < batches; batch++) {
      NormalScores normal = NormalScores.of(gaussian(random, 1_000, 0), true);
      double[] scores = gaussian(random, 200, 0);
      System.arraycopy(gaussian(random, 20, 4), 0, scores, 0, 20);
      boolean[] flags = new FalseDiscoveryRate(rate).anomalies(scores, 0, normal);
      long right = IntStream.range(0, 20).filter(i -> flags[i]).count();
      long wrong = IntStream.range(20, 200).filter(i -> flags[i]).count();
      sum += (double) wrong / Math.max(1, right + wrong);
      found += right / 20.0;
    }
    // the share of false discoveries of one batch deviates by about 0.1
    assertThat(sum / batches).isLessThan(0.9 * rate + 5 * 0.15 / Math.sqrt(batches));
    assertThat(found / batches).isGreaterThan(0.8);
  }

  private static double[] gaussian(SplittableRandom random, int rows, double mean) {
    return IntStream.range(0, rows).mapToDouble(i -> mean + random.nextGaussian()).toArray();
  }

  @Test
  void saysWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threshold.of(new Conformal(0.001), TO_99))
        .withMessage(
            "99 normal rows allow for a rate of at least 1 / 100 = 0.01, got 0.001; give more"
                + " rows, a higher rate, or take peaks over threshold");
    assertThat(Conformal.atLeast(0.001, 99)).isEqualTo(new Conformal(0.01));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threshold.of(new BestF1(), TO_99))
        .withMessage(
            "rule f1 needs labeled rows, at least 1 anomaly and 1 normal one, got 0 and 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Threshold.of(
                new MinimumCost(1, 1),
                TO_99,
                LabeledScores.of(new double[] {1}, new boolean[] {true})))
        .withMessage(
            "rule cost needs labeled rows, at least 1 anomaly and 1 normal one, got 1 and 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Threshold.of(new PeaksOverThreshold(0.001), TO_99))
        .withMessage(
            "a tail needs at least 10 normal rows above the quantile 0.98, got 2 of 99; give more"
                + " rows or a lower initial quantile");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfidenceInterval.share(3, 2))
        .withMessage("a share must be of at least 1 row and at most of all, got 3 of 2");
  }
}
