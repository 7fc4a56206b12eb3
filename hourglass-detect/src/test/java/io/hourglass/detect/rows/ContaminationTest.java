package io.hourglass.detect.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.testing.RandomizedTest;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContaminationTest {
  private static final int ROWS = 4_000;
  private static final int WIDTH = 10;
  private static final int DRAWS = 6;

  private static float[] rows(SplittableRandom random, ToDoubleFunction<SplittableRandom> cell) {
    float[] rows = new float[ROWS * WIDTH];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) cell.applyAsDouble(random);
    }
    return rows;
  }

  private static double found(float[] rows) {
    return Contamination.share(rows, new boolean[WIDTH]);
  }

  /** From the t distribution with 3 degrees of freedom: its fourth moment is infinite. */
  private static double heavy(SplittableRandom random) {
    double squares = IntStream.range(0, 3).mapToDouble(i -> square(random)).sum();
    return random.nextGaussian() / Math.sqrt(squares / 3);
  }

  private static double square(SplittableRandom random) {
    double value = random.nextGaussian();
    return value * value;
  }

  @RandomizedTest(runs = 6)
  void findsNothingInCleanRows(SplittableRandom random) {
    assertThat(found(rows(random, SplittableRandom::nextGaussian))).isLessThan(0.002);
    assertThat(found(rows(random, SplittableRandom::nextDouble))).isLessThan(0.002);
    assertThat(found(rows(random, ContaminationTest::heavy))).isLessThan(0.002);
    assertThat(found(rows(random, own -> Math.exp(own.nextGaussian())))).isLessThan(0.002);
  }

  @RandomizedTest(runs = 4)
  void comesNearWhatIsPlanted(SplittableRandom random) {
    for (double share : new double[] {0.02, 0.05, 0.1, 0.2}) {
      double sum = 0;
      for (int draw = 0; draw < DRAWS; draw++) {
        double found = found(planted(random, share));
        assertThat(found).isLessThan(share + 0.002);
        sum += found;
      }
      // rather too little than too much; of one draw of 80 strange rows now and then hardly half
      assertThat(sum / DRAWS).isGreaterThan(0.6 * share);
    }
  }

  /** Normal rows, and a share of rows that are anything within the same range. */
  private static float[] planted(SplittableRandom random, double share) {
    float[] rows = rows(random, SplittableRandom::nextGaussian);
    for (int i = 0; i < share * ROWS * WIDTH; i++) {
      rows[i] = (float) (12 * random.nextDouble() - 6);
    }
    return rows;
  }

  @RandomizedTest(runs = 6)
  void staysBelowWhatIsPlantedAmongHeavyTails(SplittableRandom random) {
    float[] rows = rows(random, ContaminationTest::heavy);
    for (int i = 0; i < ROWS * WIDTH / 10; i++) {
      rows[i] = (float) (30 * random.nextDouble() - 15);
    }
    assertThat(found(rows)).isBetween(0.02, 0.102);
  }

  @Test
  void takesNoRowForStrangeByItsNames() {
    boolean[] isName = new boolean[WIDTH];
    Arrays.fill(isName, 1, WIDTH, true);
    SplittableRandom random = new SplittableRandom(1);
    float[] rows = rows(random, SplittableRandom::nextGaussian);
    for (int row = 0; row < ROWS; row++) {
      Arrays.fill(rows, row * WIDTH + 1, (row + 1) * WIDTH, row % 20 == 0 ? 1 : 0);
    }
    assertThat(Contamination.share(rows, isName)).isZero();
    Arrays.fill(isName, true);
    assertThat(Contamination.share(rows, isName)).isZero();
  }

  @Test
  void takesNoRowForStrangeByWhatMostRowsHaveTheSame() {
    SplittableRandom random = new SplittableRandom(1);
    float[] rows = rows(random, SplittableRandom::nextGaussian);
    for (int row = 0; row < ROWS; row++) {
      rows[row * WIDTH] = row % 20 == 0 ? 50 : 0;
      rows[row * WIDTH + 1] = row % 5 == 0 ? Float.NaN : 1;
      rows[row * WIDTH + 2] = Float.NaN;
    }
    assertThat(found(rows)).isZero();
  }

  @Test
  void countsWhatIsBeyondTheTailOfTheMiddle() {
    // squared distances of a Pareto tail of index 1: the share beyond x is 1 / x
    double[] distances = IntStream.range(0, 1000).mapToDouble(i -> 1000 / (1000.0 - i)).toArray();
    assertThat(Contamination.share(distances)).isZero();
    Arrays.fill(distances, 900, 1000, 1e9);
    assertThat(Contamination.share(distances)).isCloseTo(0.1, within(1e-4));
  }

  @Test
  void doesNotGuessWhereTheMiddleSaysNothing() {
    double[] same = new double[100];
    Arrays.fill(same, 90, 100, 5);
    assertThat(Contamination.share(same)).isZero();
    Arrays.fill(same, 0, 90, 1);
    assertThat(Contamination.share(same)).isZero();
    assertThat(Contamination.share(new double[] {1, 2})).isZero();
    assertThat(Contamination.share(new double[] {3})).isZero();
  }
}
