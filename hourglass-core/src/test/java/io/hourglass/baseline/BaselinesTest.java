package io.hourglass.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.linalg.Moments;
import io.hourglass.linalg.Whitening;
import io.hourglass.metric.Ranking;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The baselines beside scikit-learn 1.9, on rows that are the same to the bit there. */
class BaselinesTest {
  private static final float[] TRAINING = rows(0, 600, 1, 0);

  /** 100 rows like those, then 30 that are not: shrunk, and every other feature shifted. */
  private static final float[] TEST = joined(rows(600, 700, 1, 0), rows(700, 730, 0.25f, 6));

  private static final boolean[] STRANGE = new boolean[130];

  static {
    Arrays.fill(STRANGE, 100, 130, true);
  }

  private static final Moments MOMENTS = Moments.of(TRAINING, 4);

  private static float[] rows(int from, int to, float times, float shift) {
    float[] rows = new float[4 * (to - from)];
    for (int i = from; i < to; i++) {
      for (int j = 0; j < 4; j++) {
        float value = (i * 37 + j * 53 + i * i * (j + 1) * 7) % 1009 / 64f;
        rows[4 * (i - from) + j] = times * value + (j % 2) * shift;
      }
    }
    return rows;
  }

  private static float[] joined(float[] first, float[] second) {
    float[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /** Six rows, stretched. */
  private static float[] six() {
    float[] rows = rows(600, 606, 1.5f, 0);
    for (int i = 0; i < rows.length; i++) {
      rows[i] -= 3;
    }
    return rows;
  }

  private static void ranks(Baseline baseline, double auroc, double averagePrecision) {
    Ranking ranking = Ranking.of(baseline.score(TEST), STRANGE);
    assertThat(ranking.auroc()).isCloseTo(auroc, within(1e-9));
    assertThat(ranking.averagePrecision()).isCloseTo(averagePrecision, within(1e-9));
  }

  @Test
  void nearestNeighborsAreThoseOfScikitLearn() {
    NearestNeighbors neighbors = NearestNeighbors.of(5, TRAINING, MOMENTS.mean());
    assertThat(neighbors.score(six()))
        .containsExactly(
            new double[] {3.64416349, 4.11219354, 4.57164253, 4.06980387, 5.3314942, 3.92111189},
            within(1e-6));
    double[] own = neighbors.scoreTraining();
    assertThat(Arrays.copyOf(own, 4))
        .containsExactly(
            new double[] {1.71782027, 1.5689612, 0.70808381, 1.40607032}, within(1e-6));
    assertThat(DoubleStream.of(own).average()).hasValueCloseTo(1.343216526668576, within(1e-6));
    assertThat(neighbors.label()).isEqualTo("5 nearest neighbors");
    ranks(neighbors, 0.966, 0.9242820492828296);
  }

  @Test
  void turningRowsChangesNoDistance() {
    Whitening basis = new Whitening(MOMENTS.mean(), MOMENTS.spectrum());
    NearestNeighbors turned = NearestNeighbors.turned(5, TRAINING, basis);
    NearestNeighbors plain = NearestNeighbors.of(5, TRAINING, MOMENTS.mean());
    assertThat(turned.score(TEST)).containsExactly(plain.score(TEST), within(1e-5));
    assertThat(turned.scoreTraining()).containsExactly(plain.scoreTraining(), within(1e-5));
    assertThat(turned.label()).isEqualTo(plain.label());
  }

  @Test
  void whitenedNeighborsAreThoseOfScikitLearn() {
    Whitening whitening = new Whitening(MOMENTS.mean(), MOMENTS.spectrum());
    NearestNeighbors neighbors = NearestNeighbors.whitened(5, TRAINING, whitening);
    assertThat(neighbors.score(six()))
        .containsExactly(
            new double[] {0.83031779, 0.90730608, 0.9790165, 0.91718654, 1.16557042, 0.88699202},
            within(1e-6));
    assertThat(DoubleStream.of(neighbors.scoreTraining()).average())
        .hasValueCloseTo(0.29457265355391177, within(1e-6));
    assertThat(neighbors.label()).isEqualTo("5 nearest neighbors, whitened");
  }

  @Test
  void mahalanobisIsThatOfScikitLearn() {
    Mahalanobis mahalanobis = new Mahalanobis(MOMENTS.mean(), MOMENTS.spectrum());
    assertThat(mahalanobis.score(six()))
        .containsExactly(
            new double[] {6.72525894, 9.67956084, 8.33995664, 7.32199982, 17.03019813, 7.27298157},
            within(1e-6));
    ranks(mahalanobis, 0.3873333333333333, 0.18724747938608416);
  }

  @Test
  void principalResidualIsThatOfScikitLearn() {
    assertThat(new PcaResidual(MOMENTS.mean(), MOMENTS.spectrum(), 2).score(six()))
        .containsExactly(
            new double[] {
              109.32779248, 3.97629359, 4.17292774, 107.50675912, 74.79724235, 113.49317672
            },
            within(1e-5));
  }

  @Test
  void isolationForestFindsWhatIsFarOut() {
    SplittableRandom random = new SplittableRandom(1);
    float[] rows = new float[2 * 1100];
    boolean[] far = new boolean[1100];
    for (int row = 0; row < far.length; row++) {
      far[row] = row >= 1000;
      double angle = random.nextDouble(2 * Math.PI);
      double radius = far[row] ? random.nextDouble(4, 6) : random.nextDouble(2);
      rows[2 * row] = (float) (radius * Math.cos(angle));
      rows[2 * row + 1] = (float) (radius * Math.sin(angle));
    }
    double sum = 0;
    for (int seed = 0; seed < 5; seed++) {
      IsolationForest forest = IsolationForest.fit(rows, Moments.mean(rows, 2), seed);
      double[] scores = forest.score(rows);
      assertThat(DoubleStream.of(scores)).allMatch(score -> score > 0.3 && score < 1);
      sum += Ranking.of(scores, far).auroc();
    }
    assertThat(sum / 5).isGreaterThan(0.99);
  }

  @Test
  void sameSeedGivesTheSameForest() {
    double[] mean = MOMENTS.mean();
    double[] scores = IsolationForest.fit(TRAINING, mean, 3).score(TEST);
    assertThat(IsolationForest.fit(TRAINING, mean, 3).score(TEST)).containsExactly(scores);
    assertThat(IsolationForest.fit(TRAINING, mean, 4).score(TEST)).isNotEqualTo(scores);
  }

  @Test
  void forestOfRowsThatAreAllTheSameSaysNothing() {
    float[] same = {1, 2, 1, 2, 1, 2};
    double[] mean = Moments.mean(same, 2);
    double[] scores = IsolationForest.fit(same, mean, 1).score(new float[] {1, 2, 9, 9});
    assertThat(scores[0]).isEqualTo(scores[1]).isCloseTo(0.5, within(1e-12));
    assertThat(IsolationForest.fit(new float[] {1, 2}, mean, 1).score(new float[] {7, 7}))
        .containsExactly(0.5);
  }
}
