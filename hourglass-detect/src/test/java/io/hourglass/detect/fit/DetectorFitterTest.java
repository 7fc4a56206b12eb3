package io.hourglass.detect.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DetectorFitterTest {
  private static final int ROWS = 2_000;
  private static final int COLUMNS = 8;

  /** Numbers that move together, and a share of rows whose numbers do not, far out. */
  private static Table rows(double anomalous) {
    Random random = new Random(1);
    double[][] values = new double[COLUMNS][ROWS];
    for (int row = 0; row < ROWS; row++) {
      double common = random.nextGaussian();
      boolean isStrange = row < anomalous * ROWS;
      for (double[] column : values) {
        double normal = common + 0.5 * random.nextGaussian();
        column[row] = isStrange ? 12 * random.nextDouble() - 6 : normal;
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < COLUMNS; column++) {
      columns.add(new NumericColumn("c" + column, values[column]));
    }
    return new Table("rows", columns);
  }

  @Test
  @Tag("slow")
  void findsHowManyRowsAreStrangeUnlessItIsTold() {
    DetectorFitter trainer = DetectorFitter.with(DetectorSettings.defaults());

    assertThat(trainer.fitted(rows(0)).contamination()).isLessThan(0.002);
    assertThat(trainer.fitted(rows(0.1)).contamination()).isBetween(0.08, 0.105);
    FitResult told =
        DetectorFitter.with(DetectorSettings.defaults().withContamination(0.3)).fitted(rows(0.1));
    assertThat(told.contamination()).isEqualTo(0.3);
    assertThat(told.trainingRows()).isEqualTo(ROWS * 4 / 5);
    assertThat(told.detector().normal().rows()).isEqualTo(ROWS / 5);
  }

  @Test
  void refusesMoreAnomalousRowsThanNormalOnes() {
    for (double share : new double[] {-0.1, 0.5, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DetectorSettings.defaults().withContamination(share))
          .withMessage("contamination must be in [0, 0.5), got " + share);
    }
  }
}
