package io.hourglass.benchmarks.anomalies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.linalg.Moments;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialTest {
  /** A row's number and a constant; every fifth row is an anomaly. */
  private static LabelledRows set(int rows) {
    double[] numbers = IntStream.range(0, rows).asDoubleStream().toArray();
    double[] constant = IntStream.range(0, rows).mapToDouble(row -> 0.1).toArray();
    boolean[] anomalous = new boolean[rows];
    for (int row = 0; row < rows; row += 5) {
      anomalous[row] = true;
    }
    return new LabelledRows(
        "numbers",
        List.of(new NumericColumn("c0", numbers), new NumericColumn("c1", constant)),
        anomalous);
  }

  private static int anomalies(Trial trial) {
    int anomalies = 0;
    for (boolean anomalous : trial.anomalous()) {
      anomalies += anomalous ? 1 : 0;
    }
    return anomalies;
  }

  @Test
  void semiSupervisedLearnsFromHalfOfTheNormalRows() {
    Trial trial = Trial.of(set(100), Mode.SEMI, 1000, 1);
    assertThat(trial.trainingRows()).isEqualTo(40);
    assertThat(trial.anomalous()).hasSize(60);
    assertThat(anomalies(trial)).isEqualTo(20);
    // row 0 is the least of all, and an anomaly: whatever the scale, it is scored
    float least = Float.POSITIVE_INFINITY;
    for (int i = 0; i < trial.test().length; i += 2) {
      least = Math.min(least, trial.test()[i]);
    }
    for (int i = 0; i < trial.training().length; i += 2) {
      assertThat(trial.training()[i]).isGreaterThan(least);
    }
  }

  @Test
  void unsupervisedScoresWhatItLearnsFrom() {
    Trial trial = Trial.of(set(100), Mode.UNSUPERVISED, 1000, 1);
    assertThat(trial.test()).isSameAs(trial.training());
    assertThat(trial.trainingRows()).isEqualTo(100);
    assertThat(anomalies(trial)).isEqualTo(20);
  }

  @Test
  void scalesByTheTrainingRowsAndLeavesConstantsAlone() {
    Trial trial = Trial.of(set(100), Mode.SEMI, 1000, 1);
    Moments moments = Moments.of(trial.training(), 2);
    assertThat(moments.mean()).containsExactly(new double[] {0, 0}, within(1e-6));
    assertThat(moments.covariance()).containsExactly(new double[] {1, 0, 0, 0}, within(1e-6));
  }

  @Test
  void drawsAsManyRowsAsAreAllowed() {
    Trial trial = Trial.of(set(100), Mode.UNSUPERVISED, 30, 1);
    assertThat(trial.trainingRows()).isEqualTo(30);
    assertThat(Trial.of(set(100), Mode.UNSUPERVISED, 30, 1).test()).containsExactly(trial.test());
    assertThat(Trial.of(set(100), Mode.UNSUPERVISED, 30, 2).test()).isNotEqualTo(trial.test());
  }

  @Test
  void whatIsNotFiniteIsMissing() {
    NumericColumn column =
        new NumericColumn("c0", new double[] {1, Double.POSITIVE_INFINITY, 3, Double.NaN});
    boolean[] anomalous = {false, false, false, true};
    Trial trial =
        Trial.of(new LabelledRows("gaps", List.of(column), anomalous), Mode.UNSUPERVISED, 1000, 1);
    assertThat(trial.test()).containsExactlyInAnyOrder(-1, Float.NaN, 1, Float.NaN);
  }

  @Test
  void refusesASetWithoutAnomalies() {
    LabelledRows normal = new LabelledRows("calm", set(10).columns(), new boolean[10]);
    assertThatThrownBy(() -> Trial.of(normal, Mode.SEMI, 1000, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "calm: expected at least 2 rows to learn from, 1 normal row and 1 anomaly to score, got 5, 5 and 0");
  }
}
