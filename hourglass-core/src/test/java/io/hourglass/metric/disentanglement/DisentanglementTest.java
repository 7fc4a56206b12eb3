package io.hourglass.metric.disentanglement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.codec.Rows;
import io.hourglass.linalg.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers compared with are those of {@code reference/disentanglement.py}. */
final class DisentanglementTest {
  private static final int ROWS = 3000;
  private static final Factor SHAPE = factor("shape", 3, 1, false);
  private static final Factor SIZE = factor("size", 6, 3, true);
  private static final Factor PLACE = factor("place", 10, 18, true);
  private static final List<Factor> FACTORS = List.of(SHAPE, SIZE, PLACE);

  private static Factor factor(String name, int count, int every, boolean ordered) {
    int[] levels = IntStream.range(0, ROWS).map(row -> row / every % count).toArray();
    return new Factor(name, levels, count, ordered);
  }

  private static Rows plain() {
    return codes(row ->
        new double[] {
          SHAPE.level(row) + 0.1 * Math.sin(row * 1.7),
          SIZE.level(row) + 0.3 * Math.sin(row * 2.9),
          PLACE.level(row) + 0.5 * Math.sin(row * 4.1),
          0.001 * Math.sin(row * 5.3)
        });
  }

  private static Rows mixed() {
    return codes(row ->
        new double[] {
          SHAPE.level(row) + 0.5 * Math.sin(row * 1.7),
          SIZE.level(row) + 0.8 * PLACE.level(row) + Math.sin(row * 2.9),
          PLACE.level(row) - 0.4 * SIZE.level(row) + Math.sin(row * 4.1),
          Math.sin(row * 5.3)
        });
  }

  private static Rows noise() {
    SplittableRandom random = new SplittableRandom(5);
    return codes(row -> random.doubles(4).toArray());
  }

  private static Rows codes(IntFunction<double[]> code) {
    float[] values = new float[ROWS * 4];
    for (int row = 0; row < ROWS; row++) {
      double[] one = code.apply(row);
      for (int i = 0; i < 4; i++) {
        values[row * 4 + i] = (float) one[i];
      }
    }
    return new Rows(values, 4);
  }

  @Test
  void agreesWithTheReferenceOnCodesThatAreTheFactors() {
    Disentanglement scores = Disentanglement.of(plain(), FACTORS, 1);
    assertThat(scores.mig().score()).isCloseTo(0.9927181389680796, within(1e-9));
    assertThat(scores.sap().score()).isCloseTo(0.8787947408295946, within(1e-6));
    assertThat(scores.dci().disentanglement()).isCloseTo(1, within(0.01));
    assertThat(scores.dci().completeness()).isCloseTo(1, within(0.01));
    assertThat(scores.dci().informativeness()).isCloseTo(1, within(0.01));
    assertThat(scores.factorVae().score()).isEqualTo(1);
  }

  @Test
  void agreesWithTheReferenceOnMixedCodes() {
    Disentanglement scores = Disentanglement.of(mixed(), FACTORS, 1);
    assertThat(scores.mig().score()).isCloseTo(0.40011740302068316, within(1e-9));
    assertThat(scores.sap().score()).isCloseTo(0.3823184006330682, within(1e-6));
    assertThat(scores.dci().disentanglement()).isCloseTo(0.6529, within(0.02));
    assertThat(scores.dci().completeness()).isCloseTo(0.7338, within(0.02));
    assertThat(scores.dci().informativeness()).isCloseTo(0.9311, within(0.02));
    assertThat(scores.factorVae().score()).isCloseTo(0.99615, within(0.005));
  }

  @Test
  void findsNothingInNoise() {
    Disentanglement scores = Disentanglement.of(noise(), FACTORS, 1);
    assertThat(scores.mig().score()).isLessThan(0.01);
    assertThat(scores.sap().score()).isLessThan(0.02);
    assertThat(scores.dci().disentanglement()).isLessThan(0.05);
    assertThat(scores.dci().completeness()).isLessThan(0.05);
    assertThat(scores.dci().informativeness()).isLessThan(0.05);
    assertThat(scores.factorVae().score()).isCloseTo(1 / 3.0, within(0.06));
  }

  @Test
  void turningTheFactorsIntoEachOtherLowersEveryScore() {
    Disentanglement straight = Disentanglement.of(factorsTurned(0), FACTORS, 1);
    Disentanglement turned = Disentanglement.of(factorsTurned(Math.PI / 4), FACTORS, 1);
    assertThat(straight.mig().score()).isGreaterThan(0.99);
    assertThat(straight.factorVae().score()).isEqualTo(1);
    assertThat(turned.mig().score()).isLessThan(0.5);
    assertThat(turned.sap().score()).isLessThan(straight.sap().score() - 0.3);
    assertThat(turned.dci().disentanglement()).isLessThan(0.7);
    assertThat(turned.dci().completeness()).isLessThan(0.7);
    assertThat(turned.factorVae().score()).isLessThan(0.9);
  }

  /** Standardized factors, the first turned into the second, then the second into the third. */
  private static Rows factorsTurned(double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return codes(row -> {
      double a = SHAPE.level(row) - 1.0;
      double b = (SIZE.level(row) - 2.5) / 1.7;
      double c = (PLACE.level(row) - 4.5) / 2.9;
      double between = cos * b - sin * a;
      return new double[] {cos * a + sin * b, cos * between + sin * c, cos * c - sin * between, 0};
    });
  }

  @Test
  void theSameSeedGivesTheSameScores() {
    // @start region=scores
    Disentanglement scores = Disentanglement.of(mixed(), FACTORS, 1);
    scores.mig().score(); // 0.4001
    scores.factorVae().score(); // 0.99
    // @end region=scores
    Disentanglement again = Disentanglement.of(mixed(), FACTORS, 1);
    assertThat(again.dci().disentanglement()).isEqualTo(scores.dci().disentanglement());
    assertThat(again.factorVae().score()).isEqualTo(scores.factorVae().score());
  }

  @Test
  void collapsedNumbersHaveNoVote() {
    List<Integer> votes = FactorVaeScore.of(plain(), FACTORS, 1).votes().get(3);
    assertThat(votes).containsOnly(0);
    Rows constant = new Rows(new float[ROWS * 2], 2);
    assertThat(FactorVaeScore.of(constant, FACTORS, 1).score()).isZero();
    assertThat(Dci.of(constant, FACTORS, 1).disentanglement()).isZero();
    assertThat(SeparatedPredictability.of(constant, List.of(SIZE)).score()).isZero();
    assertThat(MutualInformationGap.of(constant, FACTORS).score()).isZero();
  }

  @Test
  void aCodeOfOneNumberHasNoSecond() {
    float[] values = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      values[row] = SIZE.level(row);
    }
    Disentanglement scores = Disentanglement.of(new Rows(values, 1), List.of(SIZE), 1);
    assertThat(scores.mig().score()).isCloseTo(1, within(1e-9));
    assertThat(scores.sap().score()).isCloseTo(1, within(1e-9));
    assertThat(scores.dci().completeness()).isEqualTo(1);
    assertThat(scores.factorVae().score()).isEqualTo(1);
  }

  @Test
  void refusesWhatCannotBeScored() {
    assertThatThrownBy(() -> Disentanglement.of(plain(), List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there must be at least 1 factor, got none");
    assertThatThrownBy(() -> Dci.of(new Rows(new float[4], 2), FACTORS, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("factor \"shape\" must have a level for each of 2 codes, got 3000");
    assertThatThrownBy(() -> MutualInformationGap.of(new Rows(new float[1], 1), FACTORS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there must be at least 2 codes, got 1");
    Rows broken = plain();
    broken.values()[9] = Float.NaN;
    assertThatThrownBy(() -> SeparatedPredictability.of(broken, FACTORS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("codes must be finite, got NaN in row 3");
    Factor own = new Factor("row", IntStream.range(0, 9).toArray(), 9, true);
    assertThatThrownBy(() -> FactorVaeScore.of(new Rows(new float[9], 1), List.of(own), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "some level of factor \"row\" must occur in at least 2 rows, got 9 rows, each of its"
                + " own level");
  }

  @Test
  void importanceOfAFactorAddsUpToOne() {
    Matrix importance = Dci.of(mixed(), FACTORS, 1).importance();
    for (int factor = 0; factor < FACTORS.size(); factor++) {
      assertThat(Arrays.stream(importance.column(factor)).sum()).isCloseTo(1, within(1e-9));
    }
  }
}
