package io.hourglass.detect.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.json.Json;
import io.hourglass.testing.RandomizedTest;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormalScoresTest {
  private static final double[] SCORES = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};

  private static double pValue(double[] scores, double score) {
    return (1.0 + Arrays.stream(scores).filter(each -> each >= score).count())
        / (scores.length + 1.0);
  }

  @Test
  void pValuesAreRanks() {
    NormalScores normal = NormalScores.of(SCORES, true);
    assertThat(normal.pValue(10)).isEqualTo(1 / 11.0);
    assertThat(normal.pValue(9)).isEqualTo(2 / 11.0);
    assertThat(normal.pValue(5)).isEqualTo(5 / 11.0);
    assertThat(normal.pValue(1)).isEqualTo(1);
    assertThat(normal.pValue(Double.NEGATIVE_INFINITY)).isEqualTo(1);
    assertThat(normal.pValue(Double.POSITIVE_INFINITY)).isEqualTo(1 / 11.0);
    assertThat(normal.above(5)).isEqualTo(2);
    assertThat(normal.above(0)).isEqualTo(10);
    assertThat(normal.above(9)).isZero();
  }

  @Test
  void momentsAndQuantilesAreThoseOfNumpy() {
    NormalScores normal = NormalScores.of(SCORES, true);
    assertThat(normal.mean()).isCloseTo(3.9, within(1e-15));
    assertThat(normal.deviation()).isCloseTo(2.3430749027719964, within(1e-15));
    assertThat(normal.quantile(0)).isEqualTo(1);
    assertThat(normal.quantile(0.3)).isCloseTo(2.7, within(1e-15));
    assertThat(normal.quantile(0.95)).isCloseTo(7.65, within(1e-14));
    assertThat(normal.quantile(1)).isEqualTo(9);
    assertThat(NormalScores.of(new double[] {7}, true).quantile(0.5)).isEqualTo(7);
  }

  @RandomizedTest
  void areExactForFewRowsWhateverTheTies(SplittableRandom random) {
    int rows = random.nextInt(1, 400);
    double[] scores = random.ints(rows, 0, 1 + random.nextInt(500)).asDoubleStream().toArray();
    NormalScores normal = NormalScores.of(scores, true);
    for (double score = -1; score < 500; score += 0.5) {
      assertThat(normal.pValue(score)).isEqualTo(pValue(scores, score));
    }
    double rate = random.nextDouble(1.0 / (rows + 1), 1);
    double threshold = normal.conformal(rate);
    for (double score = -1; score < 500; score += 0.5) {
      assertThat(score > threshold).isEqualTo(normal.pValue(score) <= rate);
    }
  }

  @Test
  void keepsTheHighestOfManyAndRanksToFourInAThousand() {
    int rows = 100_000;
    double[] scores = new SplittableRandom(1).doubles(rows).toArray();
    NormalScores normal = NormalScores.of(scores, true);
    assertThat(normal.scores()).hasSizeLessThan(3_000);
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    for (int place = 1; place <= rows; place += 7) {
      double score = sorted[rows - place];
      double exact = (1.0 + place) / (rows + 1.0);
      assertThat(normal.pValue(score)).isBetween(exact, place < 1000 ? exact : exact * 1.004);
    }
    assertThat(normal.quantile(0.995)).isCloseTo(sorted[(int) (0.995 * rows)], within(1e-4));
    assertThat(normal.quantile(0.5)).isCloseTo(0.5, within(0.003));
    assertThat(normal.quantile(0)).isEqualTo(sorted[0]);
    for (double rate : new double[] {0.5 / 1000, 0.013, 0.4}) {
      double threshold = normal.conformal(rate);
      for (double score : scores) {
        assertThat(score > threshold).isEqualTo(normal.pValue(score) <= rate);
      }
    }
  }

  @Test
  void weightsAreAllRows() {
    for (int rows : new int[] {1, 999, 10_000, 10_001, 12_345, 77_777}) {
      NormalScores normal = NormalScores.of(new SplittableRandom(2).doubles(rows).toArray(), true);
      long sum = 0;
      for (int index = 0; index < normal.scores().size(); index++) {
        sum += normal.weight(index);
      }
      // the lowest is kept, and so are all rows above it
      assertThat(sum).isEqualTo(rows);
    }
  }

  @Test
  void isTheSameAfterJson() {
    NormalScores small = NormalScores.of(SCORES, false);
    assertThat(Json.read(Json.write(small), NormalScores.class, "x")).isEqualTo(small);
    NormalScores large = NormalScores.of(new SplittableRandom(3).doubles(54_321).toArray(), true);
    assertThat(Json.read(Json.writeLine(large), NormalScores.class, "x")).isEqualTo(large);
  }

  @Test
  void saysWhatIsWrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalScores.of(new double[0], true))
        .withMessage("there must be at least 1 normal row, got none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalScores.of(new double[] {1, Double.NaN}, true))
        .withMessage("scores of normal rows must be finite, got NaN in row 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalScores.of(SCORES, true).pValue(Double.NaN))
        .withMessage("a score must be a number, got NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NormalScores.of(SCORES, true).quantile(1.5))
        .withMessage("probability must be in [0, 1], got 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalScores(0, true, 0, 0, List.of()))
        .withMessage("there must be 1 to 2^53 normal rows, got 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalScores(3, true, 0, 0, List.of(1.0)))
        .withMessage("of 3 rows 3 scores are kept, got 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalScores(2, true, 0, 0, List.of(1.0, 0.5)))
        .withMessage("kept scores must be finite and ascending, got 0.5 after 1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalScores(1, true, 0, -1, List.of(1.0)))
        .withMessage(
            "mean and deviation must be finite, and the latter not negative, got 0.0 and -1.0");
  }
}
