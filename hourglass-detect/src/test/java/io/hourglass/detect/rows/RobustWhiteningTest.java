package io.hourglass.detect.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.linalg.Moments;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RobustWhiteningTest {
  private static final int ROWS = 2000;

  /** Three numbers that vary together, the first around 5. */
  private static float[] rows() {
    Random random = new Random(1);
    float[] rows = new float[3 * ROWS];
    for (int row = 0; row < ROWS; row++) {
      double first = random.nextGaussian();
      double second = 0.6 * first + random.nextGaussian();
      rows[3 * row] = (float) (5 + first);
      rows[3 * row + 1] = (float) second;
      rows[3 * row + 2] = (float) (first - second + 2 * random.nextGaussian());
    }
    return rows;
  }

  private static RobustWhitening of(float[] rows, double share) {
    return RobustWhitening.of(rows, new boolean[3], share);
  }

  @Test
  void whitenedRowsVaryByOneAndNotTogether() {
    float[] whitened = of(rows(), 1).apply(rows());

    Moments moments = Moments.of(whitened, 3);

    for (int i = 0; i < 3; i++) {
      assertThat(moments.mean()[i]).isCloseTo(0, within(1e-3));
      for (int j = 0; j < 3; j++) {
        // the floor of 1 % of the mean variance takes a little away
        assertThat(moments.covariance().at(i, j)).isCloseTo(i == j ? 1 : 0, within(0.1));
      }
    }
  }

  @Test
  void anomalousRowsDoNotShapeIt() {
    float[] rows = rows();
    for (int row = 0; row < ROWS / 10; row++) {
      rows[3 * row + 1] = 1000;
    }

    RobustWhitening whitening = of(rows, 0.75);

    assertThat(whitening.center()[1]).isCloseTo(0f, within(0.2f));
    assertThat(RobustWhitening.squaredDistances(whitening.apply(rows), whitening.width())[0])
        .isGreaterThan(1e5);
  }

  @Test
  void aMissingNumberCountsAsTheCenter() {
    RobustWhitening whitening = of(rows(), 1);
    float center = whitening.center()[1];

    assertThat(whitening.apply(new float[] {1, Float.NaN, 2}))
        .containsExactly(whitening.apply(new float[] {1, center, 2}), within(1e-5f));
  }
}
