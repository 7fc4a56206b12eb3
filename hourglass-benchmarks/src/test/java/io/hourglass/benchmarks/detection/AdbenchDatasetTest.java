package io.hourglass.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.benchmarks.detection.AdbenchDataset.Mode;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.linalg.Moments;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdbenchDatasetTest {
  /** A row's number and a constant; every fifth row is an anomaly. */
  private static AdbenchTable set(int rows) {
    double[] numbers = IntStream.range(0, rows).asDoubleStream().toArray();
    double[] constant = IntStream.range(0, rows).mapToDouble(row -> 0.1).toArray();
    boolean[] anomalous = new boolean[rows];
    for (int row = 0; row < rows; row += 5) {
      anomalous[row] = true;
    }
    return new AdbenchTable(
        "numbers",
        List.of(new NumericColumn("c0", numbers), new NumericColumn("c1", constant)),
        anomalous);
  }

  private static LabeledSplit split(AdbenchTable data, Mode mode, int most, long seed) {
    return new AdbenchDataset(data, mode, most).split(seed);
  }

  @Test
  void semiSupervisedLearnsFromHalfOfTheNormalRows() {
    LabeledSplit split = split(set(100), Mode.SEMI, 1000, 1);
    assertThat(split.training().table().rows()).isEqualTo(40);
    assertThat(split.anomalous()).hasSize(60);
    assertThat(split.anomalies()).isEqualTo(20);
    // row 0 is the least of all, and an anomaly: whatever the scale, it is scored
    float least = Float.POSITIVE_INFINITY;
    for (int i = 0; i < split.test().features().values().length; i += 2) {
      least = Math.min(least, split.test().features().values()[i]);
    }
    for (int i = 0; i < split.training().features().values().length; i += 2) {
      assertThat(split.training().features().values()[i]).isGreaterThan(least);
    }
  }

  @Test
  void unsupervisedScoresWhatItLearnsFrom() {
    LabeledSplit split = split(set(100), Mode.UNSUPERVISED, 1000, 1);
    assertThat(split.test()).isSameAs(split.training());
    assertThat(split.training().table().rows()).isEqualTo(100);
    assertThat(split.anomalies()).isEqualTo(20);
  }

  @Test
  void scalesByTheTrainingRowsAndLeavesConstantsAlone() {
    LabeledSplit split = split(set(100), Mode.SEMI, 1000, 1);
    Moments moments = Moments.of(split.training().features().values(), 2);
    assertThat(moments.mean()).containsExactly(new double[] {0, 0}, within(1e-6));
    assertThat(moments.covariance().values())
        .containsExactly(new double[] {1, 0, 0, 0}, within(1e-6));
  }

  @Test
  void drawsAsManyRowsAsAreAllowed() {
    LabeledSplit split = split(set(100), Mode.UNSUPERVISED, 30, 1);
    assertThat(split.training().table().rows()).isEqualTo(30);
    assertThat(split(set(100), Mode.UNSUPERVISED, 30, 1).test().features().values())
        .containsExactly(split.test().features().values());
    assertThat(split(set(100), Mode.UNSUPERVISED, 30, 2).test().features().values())
        .isNotEqualTo(split.test().features().values());
  }

  @Test
  void whatIsNotFiniteIsMissing() {
    NumericColumn column =
        new NumericColumn("c0", new double[] {1, Double.POSITIVE_INFINITY, 3, Double.NaN});
    boolean[] anomalous = {false, false, false, true};
    LabeledSplit split =
        split(new AdbenchTable("gaps", List.of(column), anomalous), Mode.UNSUPERVISED, 1000, 1);
    assertThat(split.test().features().values())
        .containsExactlyInAnyOrder(-1, Float.NaN, 1, Float.NaN);
  }

  @Test
  void refusesASetWithoutAnomalies() {
    AdbenchTable normal = new AdbenchTable("calm", set(10).columns(), new boolean[10]);
    assertThatThrownBy(() -> split(normal, Mode.SEMI, 1000, 1))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "calm: expected at least 2 rows to learn from, 1 normal row and 1 anomaly to score, got 5, 5 and 0");
  }
}
