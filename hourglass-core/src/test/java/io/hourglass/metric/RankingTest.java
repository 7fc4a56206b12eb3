package io.hourglass.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.testing.RandomizedTest;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void hasTheValuesOfTheTextbook() {
    // scikit-learn's example: roc_auc_score 0.75, average_precision_score 0.8333
    Ranking ranking =
        Ranking.of(new double[] {0.1, 0.4, 0.35, 0.8}, new boolean[] {false, false, true, true});
    assertThat(ranking.auroc()).isEqualTo(0.75);
    assertThat(ranking.averagePrecision()).isCloseTo(5 / 6.0, within(1e-12));
    assertThat(ranking.positives()).isEqualTo(2);
    assertThat(ranking.negatives()).isEqualTo(2);
  }

  @Test
  void tiesCountHalf() {
    Ranking ranking =
        Ranking.of(new double[] {3, 1, 1, 1}, new boolean[] {false, true, true, false});
    assertThat(ranking.auroc()).isEqualTo(0.25);
    // all of the tie comes at once: 2 of 4 are positive
    assertThat(ranking.averagePrecision()).isEqualTo(0.5);
  }

  @Test
  void perfectAndWorst() {
    boolean[] labels = {true, false};
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(Ranking.of(new double[] {infinity, -infinity}, labels).auroc()).isEqualTo(1);
    assertThat(Ranking.of(new double[] {-infinity, infinity}, labels).auroc()).isZero();
  }

  @RandomizedTest
  void equalsTheDefinition(SplittableRandom random) {
    int rows = random.nextInt(2, 60);
    double[] scores = random.ints(rows, 0, 12).asDoubleStream().toArray();
    boolean[] positive = new boolean[rows];
    for (int row = 2; row < rows; row++) {
      positive[row] = random.nextBoolean();
    }
    positive[0] = true;
    Ranking ranking = Ranking.of(scores, positive);
    assertThat(ranking.auroc()).isCloseTo(auroc(scores, positive), within(1e-12));
    assertThat(ranking.averagePrecision())
        .isCloseTo(averagePrecision(scores, positive), within(1e-12));
  }

  private static double auroc(double[] scores, boolean[] positive) {
    double wins = 0;
    int pairs = 0;
    for (int p = 0; p < scores.length; p++) {
      for (int n = 0; n < scores.length; n++) {
        if (positive[p] && !positive[n]) {
          wins += scores[p] > scores[n] ? 1 : scores[p] == scores[n] ? 0.5 : 0;
          pairs++;
        }
      }
    }
    return wins / pairs;
  }

  private static double averagePrecision(double[] scores, boolean[] positive) {
    double sum = 0;
    int positives = 0;
    for (int p = 0; p < scores.length; p++) {
      if (positive[p]) {
        int above = 0;
        int hits = 0;
        for (int i = 0; i < scores.length; i++) {
          above += scores[i] >= scores[p] ? 1 : 0;
          hits += scores[i] >= scores[p] && positive[i] ? 1 : 0;
        }
        sum += (double) hits / above;
        positives++;
      }
    }
    return sum / positives;
  }

  @Test
  void refusesWhatCannotBeRanked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranking.of(new double[] {1, 2}, new boolean[] {true, true}))
        .withMessage("a ranking needs at least 1 positive and 1 negative row, got 2 and 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranking.of(new double[] {1, Double.NaN}, new boolean[] {true, false}))
        .withMessage("scores must be numbers, got NaN in row 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ranking.of(new double[] {1, 2, 3}, new boolean[] {true, false}))
        .withMessage("there must be a label for each of 3 scores, got 2");
  }
}
