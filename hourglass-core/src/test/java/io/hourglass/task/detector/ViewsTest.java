package io.hourglass.task.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.Autoencoder;
import io.hourglass.testing.Detectors;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewsTest {
  private static Look look(float[] rows, int count) {
    return new Look(rows, rows, rows, count);
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
    Neighbours neighbours = new Neighbours(Frame.WHITENED, members, width, size);

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
        Neighbours.draw(Frame.BENT, look(rows, 20), 6, 8, new SplittableRandom(4)).members();

    assertThat(members).hasSize(6 * 8);
    for (int team = 0; team < 6; team++) {
      float[] own = Arrays.copyOfRange(members, 8 * team, 8 * team + 8);
      assertThat(own).doesNotHaveDuplicates();
      assertThat(rows).contains(own);
    }
  }

  @Test
  void aRowThatWasLearnedFromIsNotItsOwnNeighbour() {
    Neighbours neighbours = new Neighbours(Frame.WHITENED, new float[] {3, 4, 0, 4, 9, 9}, 2, 3);

    double[] scores = neighbours.score(look(new float[] {3, 4, 3, 5}, 2));

    assertThat(scores[0]).isCloseTo(3, within(1e-3));
    assertThat(scores[1]).isCloseTo(1, within(1e-3));
  }

  @Test
  void rowsThatAreManyTimesThereAreNear() {
    Neighbours neighbours = new Neighbours(Frame.WHITENED, new float[] {3, 4, 3, 4, 9, 9}, 2, 3);

    assertThat(neighbours.score(look(new float[] {3, 4}, 1))[0]).isCloseTo(0, within(1e-2));
  }

  @Test
  void neighboursAreMeasuredInTheirFrame() {
    Neighbours neighbours = new Neighbours(Frame.BENT, new float[] {7}, 1, 1);

    double[] scores = neighbours.score(new Look(new float[1], new float[1], new float[] {9}, 1));

    assertThat(scores[0]).isCloseTo(2, within(1e-3));
  }

  @Test
  void viewsMustBeOfTheSameFeaturesInTwoFrames() {
    Tails tails = Tails.of(new float[] {1, 2}, new boolean[] {false});
    Neighbours one = new Neighbours(Frame.WHITENED, new float[1], 1, 1);
    Neighbours wide = new Neighbours(Frame.BENT, new float[2], 2, 1);
    Autoencoder autoencoder = Detectors.autoencoder(new float[] {1, 2}, 1, 1);
    Reconstruction reconstruction =
        Reconstruction.learned(List.of(autoencoder), new float[] {1, 2});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Views(tails, one, wide, reconstruction))
        .withMessage("all views must be of 1 features, got 1, 2 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Views(tails, one, one, reconstruction))
        .withMessage("neighbours must be in two frames, got one");
  }

  @Test
  void teamsMustBeWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Neighbours(Frame.WHITENED, new float[7], 2, 2))
        .withMessage("teams of 2 rows of 2 numbers must be whole, and at least one, got 7 numbers");
  }

  @Test
  void whatIsFurtherOutIsRarer() {
    float[] hundred = new float[100];
    for (int i = 0; i < 100; i++) {
      hundred[i] = i;
    }
    Tails tails = Tails.of(hundred, new boolean[] {false});

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
    Tails tails = Tails.of(rows, new boolean[] {true, true, true});

    double[] scores = tails.score(look(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3));

    assertThat(scores[0]).isCloseTo(-Math.log(91 / 101.0), within(1e-6));
    assertThat(scores[1]).isCloseTo(-Math.log(11 / 101.0), within(1e-6));
    assertThat(scores[2]).isCloseTo(Math.log(101), within(1e-6));
  }

  @Test
  void quantilesOfAFeatureAscend() {
    Tails tails = Tails.of(new float[] {3, 10, 1, 30, 2, 20}, new boolean[] {false, false});

    assertThat(tails.quantiles(0)).containsExactly(1, 2, 3);
    assertThat(tails.quantiles(1)).containsExactly(10, 20, 30);
  }

  @Test
  void standsAtZeroInTheMiddleAndAtOneOneDeviationUp() {
    double[] scores = IntStream.range(0, 101).mapToDouble(i -> Math.exp(i / 10.0)).toArray();

    Standing standing = Standing.among(scores);

    assertThat(standing.of(scores[50])).isCloseTo(0, within(1e-12));
    assertThat(standing.of(scores[84])).isCloseTo(1, within(1e-12));
    assertThat(standing.of(scores[100])).isGreaterThan(standing.of(scores[99]));
    assertThat(standing.of(0)).isFinite().isNegative();
  }

  @Test
  void noViewOutvotesTheOthersByItsTail() {
    Standing standing = new Standing(1e-9, 0, 0.5);

    assertThat(standing.vote(Math.exp(-1))).isCloseTo(-0.1, within(1e-6));
    assertThat(standing.vote(1)).isCloseTo(0, within(1e-6));
    assertThat(standing.vote(Math.exp(0.75))).isCloseTo(1.5, within(1e-6));
    assertThat(standing.vote(Math.exp(1.25))).isCloseTo(2.5, within(1e-6));
    assertThat(standing.vote(Math.exp(5.25))).isCloseTo(2.9, within(1e-6));
  }

  @Test
  void scoresThatAreAllAlikeAreStillTold() {
    Standing standing = Standing.among(new double[] {2, 2, 2});

    assertThat(standing.of(2)).isZero();
    assertThat(standing.of(3)).isPositive();
  }
}
