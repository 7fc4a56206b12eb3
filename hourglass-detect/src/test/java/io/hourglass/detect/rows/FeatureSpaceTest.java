package io.hourglass.detect.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.image.FeatureExtractor;
import io.hourglass.detect.store.DetectorParts;
import io.hourglass.testing.Models;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureSpaceTest {
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
  void aSkewedFeatureIsNormalOnceGaussianized() {
    float[] rows = skewed(COUNT, 1);
    EmpiricalDistribution distribution = EmpiricalDistribution.of(rows, ONE);

    float[] gaussianized = distribution.gaussianized(rows);

    double cubes = 0;
    double squares = 0;
    for (float value : gaussianized) {
      squares += value * value / COUNT;
      cubes += value * value * value / COUNT;
    }
    assertThat(mean(gaussianized)).isCloseTo(0, within(0.02));
    assertThat(squares).isCloseTo(1, within(0.05));
    assertThat(cubes).isCloseTo(0, within(0.1));
  }

  @Test
  void gaussianizationKeepsTheOrderAndIsLinearBeyondTheEnds() {
    float[] rows = skewed(COUNT, 2);
    EmpiricalDistribution distribution = EmpiricalDistribution.of(rows, ONE);

    float[] gaussianized =
        distribution.gaussianized(new float[] {-9, 0, 0.1f, 1, 2, 20, 500, 1000, 1500});

    for (int i = 1; i < gaussianized.length; i++) {
      assertThat(gaussianized[i]).isGreaterThan(gaussianized[i - 1]);
    }
    assertThat(gaussianized[8] - gaussianized[7])
        .isCloseTo(gaussianized[7] - gaussianized[6], within(0.01f));
  }

  @Test
  void missingValuesStayMissing() {
    EmpiricalDistribution distribution = EmpiricalDistribution.of(new float[] {1, 2, 3}, ONE);

    assertThat(distribution.gaussianized(new float[] {Float.NaN, 2})).containsExactly(Float.NaN, 0);
  }

  @Test
  void aConstantFeatureKeepsItsUnits() {
    EmpiricalDistribution distribution = EmpiricalDistribution.of(new float[] {5, 5, 5}, ONE);

    assertThat(distribution.gaussianized(new float[] {5, 7, 4})).containsExactly(0, 2, -1);
  }

  private static Codec codec(Table table) {
    return CodecFit.defaults().fit(TableSource.of(table)).codec();
  }

  private static Table numbers(int width) {
    double[] values = new double[COUNT];
    float[] skewed = skewed(COUNT, 3);
    Arrays.setAll(values, i -> skewed[i]);
    return new Table(
        "numbers",
        IntStream.range(0, width)
            .<Column>mapToObj(i -> new NumericColumn("n" + i, values))
            .toList());
  }

  @Test
  void normalRowsVaryByOneInBothWhitenedCoordinates() {
    Codec codec = codec(numbers(1));
    float[] rows = codec.encode(numbers(1)).values();
    RobustWhitening whitening = RobustWhitening.of(rows, ONE, 1);
    EmpiricalDistribution distribution = EmpiricalDistribution.of(rows, ONE);
    FeatureSpace space =
        new FeatureSpace(
            FeatureExtractor.of(codec),
            distribution,
            whitening,
            RobustWhitening.of(distribution.gaussianized(rows), ONE, 1));

    FeatureRows scored = space.rows(rows);

    assertThat(scored.count()).isEqualTo(COUNT);
    assertThat(scored.in(Coordinates.FEATURES)).isSameAs(rows);
    for (Coordinates coordinates : List.of(Coordinates.WHITENED, Coordinates.GAUSSIANIZED)) {
      double squares = 0;
      for (float value : scored.in(coordinates)) {
        squares += value * value;
      }
      assertThat(squares / COUNT).as("%s", coordinates).isCloseTo(1, within(0.03));
    }
  }

  @Test
  void comesBackFromItsParts() {
    Table table = Models.everyKind(60, 1);
    Codec codec = codec(table);
    float[] features = FeatureExtractor.of(codec).of(codec.encode(table)).values();
    int width = FeatureExtractor.of(codec).width();
    FeatureSpace space = FeatureSpace.fit(codec, new Rows(features, width), 0.1);
    DetectorParts parts = new DetectorParts();
    space.write(parts.under("space"));

    FeatureSpace read = FeatureSpace.read(parts.under("space"), codec, 60);

    for (Coordinates coordinates : Coordinates.values()) {
      assertThat(read.rows(features).in(coordinates))
          .isEqualTo(space.rows(features).in(coordinates));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureSpace.read(parts.under("other"), codec, 60))
        .withMessageStartingWith(
            "there must be an array \"other/quantiles\", got [space/quantiles");
  }

  @Test
  void spreadRowsAreOfTheSamePlacesInAllCoordinates() {
    float[] features = {0, 1, 2, 3, 4, 5};
    float[] other = {0, 10, 20, 30, 40, 50};

    FeatureRows spread = new FeatureRows(features, other, other, 6).spread(3);

    assertThat(spread.count()).isEqualTo(3);
    assertThat(spread.in(Coordinates.FEATURES)).containsExactly(0, 2, 4);
    assertThat(spread.in(Coordinates.GAUSSIANIZED)).containsExactly(0, 20, 40);
  }

  @Test
  void partsMustBeOfTheSameFeatures() {
    RobustWhitening one = new RobustWhitening(new float[1], new float[] {1});
    RobustWhitening two = new RobustWhitening(new float[2], new float[] {1, 0, 0, 1});
    EmpiricalDistribution distribution = EmpiricalDistribution.of(new float[] {1, 2}, ONE);
    FeatureExtractor extractor = FeatureExtractor.of(codec(numbers(1)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureSpace(extractor, distribution, one, two))
        .withMessage("all parts of a feature space must have 1 features, got 1, 1 and 2");
  }
}
