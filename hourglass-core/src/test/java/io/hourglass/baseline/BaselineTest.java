package io.hourglass.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.linalg.Moments;
import io.hourglass.linalg.PrincipalComponents;
import io.hourglass.linalg.Whitening;
import io.hourglass.testing.RandomizedTest;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BaselineTest {
  /** Four points on a cross: variance 2 along x, 0.5 along y, none across. */
  private static final float[] CROSS = {12, 5, 8, 5, 10, 6, 10, 4};

  private static final Moments MOMENTS = Moments.of(CROSS, 2);

  private static List<Baseline> baselines(float[] rows, int width) {
    Moments moments = Moments.of(rows, width);
    double[] mean = moments.mean();
    Moments.Spectrum spectrum = moments.spectrum();
    return List.of(
        new DistanceFromMean(mean),
        new Mahalanobis(mean, spectrum),
        PcaResidual.holding(0.5, mean, spectrum),
        NearestNeighbors.of(2, rows, mean),
        NearestNeighbors.whitened(2, rows, new Whitening(mean, spectrum)),
        IsolationForest.fit(rows, mean, 1));
  }

  @Test
  void everyMemberIsTestedHere() {
    Set<Class<?>> shown =
        baselines(CROSS, 2).stream().<Class<?>>map(Object::getClass).collect(Collectors.toSet());
    assertThat(Baseline.class.getPermittedSubclasses()).isSubsetOf(shown);
  }

  @Test
  void momentsOfACross() {
    assertThat(MOMENTS.mean()).containsExactly(10, 5);
    assertThat(MOMENTS.covariance().values()).containsExactly(2, 0, 0, 0.5);
    assertThat(MOMENTS.spectrum().variances())
        .containsExactly(new double[] {2, 0.5}, within(1e-12));
    assertThat(Math.abs(MOMENTS.spectrum().directions().at(0, 0))).isCloseTo(1, within(1e-12));
  }

  @Test
  void distancesFromACross() {
    float[] rows = {10, 5, 12, 6, 10, 3};
    assertThat(baselines(CROSS, 2).get(0).score(rows)).containsExactly(0, 5, 4);
    assertThat(baselines(CROSS, 2).get(1).score(rows))
        .containsExactly(new double[] {0, 4 / 2.0 + 1 / 0.5, 4 / 0.5}, within(1e-9));
  }

  @Test
  void missingFeaturesCountAsTheMean() {
    for (Baseline baseline : baselines(CROSS, 2)) {
      assertThat(baseline.score(new float[] {Float.NaN, 7}))
          .containsExactly(baseline.score(new float[] {10, 7}));
    }
    Moments gaps = Moments.of(new float[] {1, Float.NaN, 3, Float.NaN}, 2);
    assertThat(gaps.mean()).containsExactly(2, 0);
    assertThat(gaps.covariance().values()).containsExactly(1, 0, 0, 0);
  }

  @Test
  void directionsWithoutVarianceCountNothing() {
    float[] line = {1, 2, 2, 4, 3, 6};
    Moments moments = Moments.of(line, 2);
    Baseline mahalanobis = new Mahalanobis(moments.mean(), moments.spectrum());
    // 2 to the right of the mean's place on the line, and any way off it
    double along = mahalanobis.score(new float[] {3, 6})[0];
    assertThat(mahalanobis.score(new float[] {3 - 4, 6 + 2})[0]).isCloseTo(along, within(1e-6));
    Moments constant = Moments.of(new float[] {1, 1, 1, 1}, 2);
    assertThat(new Mahalanobis(constant.mean(), constant.spectrum()).score(new float[] {5, 5}))
        .containsExactly(0);
  }

  @RandomizedTest
  void mahalanobisOfTheTrainingRowsAveragesTheNumberOfFeatures(SplittableRandom random) {
    int width = random.nextInt(1, 6);
    float[] rows = rows(random, 3000, width);
    Moments moments = Moments.of(rows, width);
    double[] scores = new Mahalanobis(moments.mean(), moments.spectrum()).score(rows);
    assertThat(DoubleStream.of(scores).average()).hasValueCloseTo((double) width, within(1e-6));
  }

  @RandomizedTest
  void scoresARowTheSameAloneOrAmongOthers(SplittableRandom random) {
    float[] rows = rows(random, 50, 3);
    for (Baseline baseline : baselines(rows, 3)) {
      double[] all = baseline.score(rows);
      assertThat(baseline.score(Arrays.copyOfRange(rows, 21, 24))).containsExactly(all[7]);
    }
  }

  @RandomizedTest
  void eachComponentLowersTheErrorByItsVariance(SplittableRandom random) {
    int width = 4;
    float[] rows = rows(random, 2000, width);
    Moments moments = Moments.of(rows, width);
    Moments.Spectrum spectrum = moments.spectrum();
    for (int kept = 0; kept <= width; kept++) {
      float[] back = new PrincipalComponents(moments.mean(), spectrum, kept).reconstruct(rows);
      double error = 0;
      for (int i = 0; i < rows.length; i++) {
        error += Math.pow((double) rows[i] - back[i], 2) / 2000;
      }
      double left = Arrays.stream(spectrum.variances()).skip(kept).sum();
      assertThat(error).isCloseTo(left, within(1e-5));
    }
  }

  @Test
  void residualOfACrossIsTheDistanceFromItsLongArm() {
    PcaResidual residual = PcaResidual.holding(0.8, MOMENTS.mean(), MOMENTS.spectrum());
    assertThat(residual.components()).isEqualTo(1);
    assertThat(residual.score(new float[] {10, 5, 17, 5, 3, 8}))
        .containsExactly(new double[] {0, 0, 9}, within(1e-12));
    assertThat(PcaResidual.holding(1, MOMENTS.mean(), MOMENTS.spectrum()).components())
        .isEqualTo(2);
  }

  @RandomizedTest
  void residualIsTheSquaredErrorOfTheReconstruction(SplittableRandom random) {
    float[] rows = rows(random, 300, 4);
    Moments moments = Moments.of(rows, 4);
    Moments.Spectrum spectrum = moments.spectrum();
    float[] back = new PrincipalComponents(moments.mean(), spectrum, 2).reconstruct(rows);
    double[] residuals = new PcaResidual(moments.mean(), spectrum, 2).score(rows);
    for (int row = 0; row < residuals.length; row++) {
      double error = 0;
      for (int i = 4 * row; i < 4 * row + 4; i++) {
        error += Math.pow((double) rows[i] - back[i], 2);
      }
      assertThat(residuals[row]).isCloseTo(error, within(1e-5));
    }
  }

  @RandomizedTest
  void whitenedRowsHaveTheIdentityAsCovariance(SplittableRandom random) {
    float[] rows = rows(random, 1000, 3);
    Moments moments = Moments.of(rows, 3);
    Whitening whitening = new Whitening(moments.mean(), moments.spectrum());
    assertThat(whitening.width()).isEqualTo(3);
    assertThat(Moments.of(whitening.apply(rows), 3).covariance().values())
        .containsExactly(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, within(1e-5));
  }

  @Test
  void whitenedConstantsAreOneZero() {
    Moments moments = Moments.of(new float[] {1, 2, 1, 2}, 2);
    Whitening whitening = new Whitening(moments.mean(), moments.spectrum());
    assertThat(whitening.width()).isEqualTo(1);
    assertThat(whitening.apply(new float[] {5, 5, 1, 2})).containsExactly(0, 0);
  }

  private static float[] rows(SplittableRandom random, int count, int width) {
    float[] rows = new float[count * width];
    for (int i = 0; i < rows.length; i++) {
      // features that go together: each leans on the one before
      float before = i % width == 0 ? 0 : rows[i - 1];
      rows[i] = 0.5f * before + (float) random.nextDouble(-1, 1) * (1 + i % width);
    }
    return rows;
  }

  @Test
  void refusesTooManyComponents() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PrincipalComponents(new double[2], MOMENTS.spectrum(), 3))
        .withMessage("components must be 0 to 2, got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PcaResidual(new double[2], MOMENTS.spectrum(), -1))
        .withMessage("components must be 0 to 2, got -1");
  }

  @Test
  void refusesAShareThatIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PcaResidual.holding(Double.NaN, MOMENTS.mean(), MOMENTS.spectrum()))
        .withMessage("the share of the variance must be 0 to 1, got NaN");
  }
}
