package io.hourglass.detect.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeatureSpacesTest {
  private static final int COUNT = 4_000;
  private static final boolean[] ONE = {false};

  /** Log-normal numbers: a long tail to the right. */
  private static float[] skewed(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] rows = new float[count];
    for (int i = 0; i < count; i++) {
      rows[i] = (float) Math.exp(1.5 * random.nextGaussian());
    }
    return rows;
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  @Test
  void aSkewedFeatureIsNormalWhenBent() {
    float[] rows = skewed(COUNT, 1);
    TailProbability tails = TailProbability.of(rows, ONE);

    float[] bent = tails.gaussianized(rows);

    double cubes = 0;
    double squares = 0;
    for (float value : bent) {
      squares += value * value / COUNT;
      cubes += value * value * value / COUNT;
    }
    assertThat(mean(bent)).isCloseTo(0, within(0.02));
    assertThat(squares).isCloseTo(1, within(0.05));
    assertThat(cubes).isCloseTo(0, within(0.1));
  }

  @Test
  void bendingKeepsTheOrderAndGoesOnStraightBeyondTheEnds() {
    float[] rows = skewed(COUNT, 2);
    TailProbability tails = TailProbability.of(rows, ONE);

    float[] bent = tails.gaussianized(new float[] {-9, 0, 0.1f, 1, 2, 20, 500, 1000, 1500});

    for (int i = 1; i < bent.length; i++) {
      assertThat(bent[i]).isGreaterThan(bent[i - 1]);
    }
    assertThat(bent[8] - bent[7]).isCloseTo(bent[7] - bent[6], within(0.01f));
  }

  @Test
  void whatIsMissingStaysMissing() {
    TailProbability tails = TailProbability.of(new float[] {1, 2, 3}, ONE);

    assertThat(tails.gaussianized(new float[] {Float.NaN, 2})).containsExactly(Float.NaN, 0);
  }

  @Test
  void aFeatureThatNeverVariesIsMeasuredAsItIs() {
    TailProbability tails = TailProbability.of(new float[] {5, 5, 5}, ONE);

    assertThat(tails.gaussianized(new float[] {5, 7, 4})).containsExactly(0, 2, -1);
  }

  @Test
  void normalRowsVaryByOneInBothFrames() {
    float[] rows = skewed(2 * COUNT, 3);
    boolean[] isName = {false, false};
    FeatureSpaces frames = FeatureSpaces.of(rows, isName, TailProbability.of(rows, isName), 1);

    DetectorInput look = frames.at(rows);

    assertThat(look.count()).isEqualTo(COUNT);
    for (FeatureSpace frame : FeatureSpace.values()) {
      double squares = 0;
      for (float value : look.in(frame)) {
        squares += value * value;
      }
      assertThat(squares / rows.length).as("%s", frame).isCloseTo(1, within(0.03));
    }
  }

  @Test
  void framesMustBeForTheSameFeatures() {
    RobustWhitening one = new RobustWhitening(new float[1], new float[] {1});
    RobustWhitening two = new RobustWhitening(new float[2], new float[] {1, 0, 0, 1});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureSpaces(one, two, TailProbability.of(new float[] {1, 2}, ONE)))
        .withMessage("frames must be for the same features, got 1, 2 and 1");
  }
}
