package io.hourglass.detect.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.rows.ScorerEnsemble.Normalized;
import io.hourglass.detect.rows.ScorerEnsemble.ScorerState;
import io.hourglass.detect.store.DetectorParts;
import io.hourglass.detect.testing.Detectors;
import io.hourglass.testing.Models;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerEnsembleTest {
  private static FeatureRows rows(float[] rows, int count) {
    return new FeatureRows(rows, rows, rows, count);
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
  void neighborsAreTheNearestOfEverySubsample(int size) {
    int width = 5;
    float[] drawn = random(3 * size * width, 1);
    float[] rows = random(37 * width, 2);
    NearestNeighborEnsemble neighbors =
        new NearestNeighborEnsemble(Coordinates.WHITENED, drawn, width, size);

    double[] scores = neighbors.score(rows(rows, 37));

    for (int row = 0; row < 37; row++) {
      float[] own = Arrays.copyOfRange(rows, row * width, (row + 1) * width);
      double sum = 0;
      for (int subsample = 0; subsample < 3; subsample++) {
        sum +=
            IntStream.range(size * subsample, size * subsample + size)
                .mapToDouble(neighbor -> distance(own, drawn, neighbor))
                .min()
                .orElseThrow();
      }
      assertThat(scores[row]).isCloseTo(sum / 3, within(1e-4));
    }
  }

  private static double distance(float[] row, float[] drawn, int neighbor) {
    double square = 0;
    for (int i = 0; i < row.length; i++) {
      double gap = row[i] - drawn[neighbor * row.length + i];
      square += gap * gap;
    }
    return Math.sqrt(square);
  }

  @Test
  void subsamplesAreDrawnWithoutReplacement() {
    float[] rows = random(20, 3);

    float[] drawn =
        NearestNeighborEnsemble.draw(
                Coordinates.GAUSSIANIZED, rows(rows, 20), 6, 8, new SplittableRandom(4))
            .rows();

    assertThat(drawn).hasSize(6 * 8);
    for (int subsample = 0; subsample < 6; subsample++) {
      float[] own = Arrays.copyOfRange(drawn, 8 * subsample, 8 * subsample + 8);
      assertThat(own).doesNotHaveDuplicates();
      assertThat(rows).contains(own);
    }
  }

  @Test
  void aRowThatWasLearnedFromIsNotItsOwnNeighbor() {
    NearestNeighborEnsemble neighbors =
        new NearestNeighborEnsemble(Coordinates.WHITENED, new float[] {3, 4, 0, 4, 9, 9}, 2, 3);

    double[] scores = neighbors.score(rows(new float[] {3, 4, 3, 5}, 2));

    assertThat(scores[0]).isCloseTo(3, within(1e-3));
    assertThat(scores[1]).isCloseTo(1, within(1e-3));
  }

  @Test
  void rowsThatAreManyTimesThereAreNear() {
    NearestNeighborEnsemble neighbors =
        new NearestNeighborEnsemble(Coordinates.WHITENED, new float[] {3, 4, 3, 4, 9, 9}, 2, 3);

    assertThat(neighbors.score(rows(new float[] {3, 4}, 1))[0]).isCloseTo(0, within(1e-2));
  }

  @Test
  void neighborsAreMeasuredInTheirCoordinates() {
    NearestNeighborEnsemble neighbors =
        new NearestNeighborEnsemble(Coordinates.GAUSSIANIZED, new float[] {7}, 1, 1);

    double[] scores =
        neighbors.score(new FeatureRows(new float[1], new float[1], new float[] {9}, 1));

    assertThat(scores[0]).isCloseTo(2, within(1e-3));
  }

  private static Normalized normalized(Scorer scorer) {
    return new Normalized(scorer, new ScoreNormalization(1, 0, 1, 0.05));
  }

  @Test
  void scorersMustBeOfTheSameFeatures() {
    Scorer one = new NearestNeighborEnsemble(Coordinates.WHITENED, new float[1], 1, 1);
    Scorer wide = new NearestNeighborEnsemble(Coordinates.GAUSSIANIZED, new float[2], 2, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScorerEnsemble(List.of(normalized(one), normalized(wide))))
        .withMessage("an ensemble must have scorers, all of the same features, got widths [1, 2]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScorerEnsemble(List.of()))
        .withMessage("an ensemble must have scorers, all of the same features, got widths []");
  }

  @Test
  void comesBackFromItsPartsInAnySelectionAndOrder() {
    Table table = Models.mixed(80, 1);
    Codec codec = CodecFit.defaults().fit(TableSource.of(table)).codec();
    Rows features = codec.encode(table);
    FeatureSpace space = FeatureSpace.fit(codec, features, 0);
    FeatureRows rows = space.rows(features.values());
    ScorerEnsemble ensemble =
        ScorerEnsemble.fit(new ScorerFitting(space, rows, 0, 1, Detectors::autoencoder), rows);
    DetectorParts parts = new DetectorParts();
    ensemble.write(parts);
    List<ScorerState> states = ensemble.states();

    assertThat(states.stream().map(ScorerState::type)).doesNotHaveDuplicates().hasSize(4);
    assertThat(ScorerEnsemble.read(space, states, parts).score(rows))
        .isEqualTo(ensemble.score(rows));
    for (int i = 0; i < 4; i++) {
      Normalized alone = ensemble.scorers().get(i);
      double[] scores = alone.scorer().score(rows);
      double[] read = ScorerEnsemble.read(space, List.of(states.get(i)), parts).distance(rows);
      for (int row = 0; row < 80; row++) {
        assertThat(read[row]).isEqualTo(alone.normalization().normalized(scores[row]));
      }
    }
    ScorerState unknown = new ScorerState("oracle", states.get(0).normalization());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ScorerEnsemble.read(space, List.of(unknown), parts))
        .withMessage(
            "the type of a scorer must be one of [tail-probability, nearest-neighbors-whitened,"
                + " nearest-neighbors-gaussianized, reconstruction-error], got oracle");
  }

  @Test
  void subsamplesMustBeWhole() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NearestNeighborEnsemble(Coordinates.WHITENED, new float[7], 2, 2))
        .withMessage(
            "subsamples of 2 rows of 2 numbers must be whole, and at least one, got 7 numbers");
  }

  @Test
  void whatIsFurtherOutIsRarer() {
    float[] hundred = new float[100];
    for (int i = 0; i < 100; i++) {
      hundred[i] = i;
    }
    EmpiricalDistribution distribution = EmpiricalDistribution.of(hundred, new boolean[] {false});

    double[] scores =
        new TailProbability(distribution)
            .score(rows(new float[] {50, 95, 99, 1000, -1000, Float.NaN}, 6));

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
    EmpiricalDistribution distribution =
        EmpiricalDistribution.of(rows, new boolean[] {true, true, true});

    double[] scores =
        new TailProbability(distribution).score(rows(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3));

    assertThat(scores[0]).isCloseTo(-Math.log(91 / 101.0), within(1e-6));
    assertThat(scores[1]).isCloseTo(-Math.log(11 / 101.0), within(1e-6));
    assertThat(scores[2]).isCloseTo(Math.log(101), within(1e-6));
  }

  @Test
  void quantilesOfAFeatureAscend() {
    EmpiricalDistribution distribution =
        EmpiricalDistribution.of(new float[] {3, 10, 1, 30, 2, 20}, new boolean[] {false, false});

    assertThat(distribution.quantiles(0)).containsExactly(1, 2, 3);
    assertThat(distribution.quantiles(1)).containsExactly(10, 20, 30);
  }

  @Test
  void isZeroAtTheMedianAndOneADeviationUp() {
    double[] scores = IntStream.range(0, 101).mapToDouble(i -> Math.exp(i / 10.0)).toArray();

    ScoreNormalization normalization = ScoreNormalization.fit(scores);

    assertThat(normalization.normalized(scores[50])).isCloseTo(0, within(1e-12));
    assertThat(normalization.normalized(scores[84])).isCloseTo(1, within(1e-12));
    assertThat(normalization.normalized(scores[100]))
        .isGreaterThan(normalization.normalized(scores[99]));
    assertThat(normalization.normalized(0)).isFinite().isNegative();
  }

  @Test
  void clippedScoresHardlyGrowBeyondTheBound() {
    ScoreNormalization normalization = new ScoreNormalization(1e-9, 0, 0.5, 0.05);

    assertThat(normalization.clipped(Math.exp(-1))).isCloseTo(-0.1, within(1e-6));
    assertThat(normalization.clipped(1)).isCloseTo(0, within(1e-6));
    assertThat(normalization.clipped(Math.exp(0.75))).isCloseTo(1.5, within(1e-6));
    assertThat(normalization.clipped(Math.exp(1.25))).isCloseTo(2.5, within(1e-6));
    assertThat(normalization.clipped(Math.exp(5.25))).isCloseTo(2.9, within(1e-6));
  }

  @Test
  void scoresThatAreAllAlikeAreStillTold() {
    ScoreNormalization normalization = ScoreNormalization.fit(new double[] {2, 2, 2});

    assertThat(normalization.normalized(2)).isZero();
    assertThat(normalization.normalized(3)).isPositive();
  }
}
