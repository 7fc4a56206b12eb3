package io.hourglass.detect.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.Autoencoder;
import io.hourglass.detect.testing.Detectors;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerEnsembleTest {
  private static DetectorInput look(float[] rows, int count) {
    return new DetectorInput(rows, rows, rows, count);
  }

  private static float[] random(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-2, 2);
    }
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 32})
  void neighboursAreTheNearestOfEveryTeam(int size) {
    int width = 5;
    float[] members = random(3 * size * width, 1);
    float[] rows = random(37 * width, 2);
    NearestNeighborEnsemble neighbours =
        new NearestNeighborEnsemble(FeatureSpace.WHITENED, members, width, size);

    double[] scores = neighbours.score(look(rows, 37));

    for (int row = 0; row < 37; row++) {
      float[] own = Arrays.copyOfRange(rows, row * width, (row + 1) * width);
      double sum = 0;
      for (int team = 0; team < 3; team++) {
        sum +=
            IntStream.range(size * team, size * team + size)
                .mapToDouble(member -> distance(own, members, member))
                .min()
                .orElseThrow();
      }
      assertThat(scores[row]).isCloseTo(sum / 3, within(1e-4));
    }
  }

  private static double distance(float[] row, float[] members, int member) {
    double square = 0;
    for (int i = 0; i < row.length; i++) {
      double gap = row[i] - members[member * row.length + i];
      square += gap * gap;
    }
    return Math.sqrt(square);
  }

  @Test
  void membersAreRowsAndNoneIsTwiceInATeam() {
    float[] rows = random(20, 3);

    float[] members =
        NearestNeighborEnsemble.draw(
                FeatureSpace.BENT, look(rows, 20), 6, 8, new SplittableRandom(4))
            .members();

    assertThat(members).hasSize(6 * 8);
    for (int team = 0; team < 6; team++) {
      float[] own = Arrays.copyOfRange(members, 8 * team, 8 * team + 8);
      assertThat(own).doesNotHaveDuplicates();
      assertThat(rows).contains(own);
    }
  }

  @Test
  void aRowThatWasLearnedFromIsNotItsOwnNeighbour() {
    NearestNeighborEnsemble neighbours =
        new NearestNeighborEnsemble(FeatureSpace.WHITENED, new float[] {3, 4, 0, 4, 9, 9}, 2, 3);

    double[] scores = neighbours.score(look(new float[] {3, 4, 3, 5}, 2));

    assertThat(scores[0]).isCloseTo(3, within(1e-3));
    assertThat(scores[1]).isCloseTo(1, within(1e-3));
  }

  @Test
  void rowsThatAreManyTimesThereAreNear() {
    NearestNeighborEnsemble neighbours =
        new NearestNeighborEnsemble(FeatureSpace.WHITENED, new float[] {3, 4, 3, 4, 9, 9}, 2, 3);

    assertThat(neighbours.score(look(new float[] {3, 4}, 1))[0]).isCloseTo(0, within(1e-2));
  }

  @Test
  void neighboursAreMeasuredInTheirFrame() {
    NearestNeighborEnsemble neighbours =
        new NearestNeighborEnsemble(FeatureSpace.BENT, new float[] {7}, 1, 1);

    double[] scores =
        neighbours.score(new DetectorInput(new float[1], new float[1], new float[] {9}, 1));

    assertThat(scores[0]).isCloseTo(2, within(1e-3));
  }

  @Test
  void viewsMustBeOfTheSameFeaturesInTwoFrames() {
    TailProbability tails = TailProbability.of(new float[] {1, 2}, new boolean[] {false});
    NearestNeighborEnsemble one =
        new NearestNeighborEnsemble(FeatureSpace.WHITENED, new float[1], 1, 1);
    NearestNeighborEnsemble wide =
        new NearestNeighborEnsemble(FeatureSpace.BENT, new float[2], 2, 1);
    Autoencoder autoencoder = Detectors.autoencoder(new float[] {1, 2}, 1, 1);
    ReconstructionError reconstruction =
        ReconstructionError.learned(List.of(autoencoder), new float[] {1, 2});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScorerEnsemble(tails, one, wide, reconstruction))
        .withMessage("all views must be of 1 features, got 1, 2 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScorerEnsemble(tails, one, one, reconstruction))
        .withMessage("neighbours must be in two frames, got one");
  }

  @Test
  void teamsMustBeWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NearestNeighborEnsemble(FeatureSpace.WHITENED, new float[7], 2, 2))
        .withMessage("teams of 2 rows of 2 numbers must be whole, and at least one, got 7 numbers");
  }

  @Test
  void whatIsFurtherOutIsRarer() {
    float[] hundred = new float[100];
    for (int i = 0; i < 100; i++) {
      hundred[i] = i;
    }
    TailProbability tails = TailProbability.of(hundred, new boolean[] {false});

    double[] scores = tails.score(look(new float[] {50, 95, 99, 1000, -1000, Float.NaN}, 6));

    assertThat(scores[0]).isCloseTo(0, within(0.05));
    assertThat(scores[1]).isBetween(scores[0], scores[2]);
    // beyond all rows, none of 100 is as far out
    assertThat(scores[3]).isCloseTo(Math.log(101), within(1e-9));
    assertThat(scores[4]).isEqualTo(scores[3]);
    assertThat(scores[5]).isZero();
  }

  @Test
  void aRareNameIsRarerThanAFrequentOne() {
    float[] rows = new float[3 * 100];
    for (int row = 0; row < 100; row++) {
      rows[3 * row + (row < 10 ? 1 : 0)] = 1;
    }
    TailProbability tails = TailProbability.of(rows, new boolean[] {true, true, true});

    double[] scores = tails.score(look(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3));

    assertThat(scores[0]).isCloseTo(-Math.log(91 / 101.0), within(1e-6));
    assertThat(scores[1]).isCloseTo(-Math.log(11 / 101.0), within(1e-6));
    assertThat(scores[2]).isCloseTo(Math.log(101), within(1e-6));
  }

  @Test
  void quantilesOfAFeatureAscend() {
    TailProbability tails =
        TailProbability.of(new float[] {3, 10, 1, 30, 2, 20}, new boolean[] {false, false});

    assertThat(tails.quantiles(0)).containsExactly(1, 2, 3);
    assertThat(tails.quantiles(1)).containsExactly(10, 20, 30);
  }

  @Test
  void standsAtZeroInTheMiddleAndAtOneOneDeviationUp() {
    double[] scores = IntStream.range(0, 101).mapToDouble(i -> Math.exp(i / 10.0)).toArray();

    ScoreNormalization standing = ScoreNormalization.among(scores);

    assertThat(standing.of(scores[50])).isCloseTo(0, within(1e-12));
    assertThat(standing.of(scores[84])).isCloseTo(1, within(1e-12));
    assertThat(standing.of(scores[100])).isGreaterThan(standing.of(scores[99]));
    assertThat(standing.of(0)).isFinite().isNegative();
  }

  @Test
  void noViewOutvotesTheOthersByItsTail() {
    ScoreNormalization standing = new ScoreNormalization(1e-9, 0, 0.5);

    assertThat(standing.vote(Math.exp(-1))).isCloseTo(-0.1, within(1e-6));
    assertThat(standing.vote(1)).isCloseTo(0, within(1e-6));
    assertThat(standing.vote(Math.exp(0.75))).isCloseTo(1.5, within(1e-6));
    assertThat(standing.vote(Math.exp(1.25))).isCloseTo(2.5, within(1e-6));
    assertThat(standing.vote(Math.exp(5.25))).isCloseTo(2.9, within(1e-6));
  }

  @Test
  void scoresThatAreAllAlikeAreStillTold() {
    ScoreNormalization standing = ScoreNormalization.among(new double[] {2, 2, 2});

    assertThat(standing.of(2)).isZero();
    assertThat(standing.of(3)).isPositive();
  }
}
