package io.hourglass.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.testing.RandomizedTest;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FalsePositivesTest {
  @Test
  void expectsWhatRanksAllowFor() {
    // of 199 rows 9 score higher: 10 of 200 p-values are no more than 0.05
    FalsePositives few = new FalsePositives(0.05, 199, 400, 20);
    FalsePositives many = new FalsePositives(0.05, 199, 400, 70);
    assertThat(few.expected()).isEqualTo(0.05);
    assertThat(many.share()).isCloseTo(70.0 / 400, within(1e-12));
    assertThat(few.deviation()).isCloseTo(0.0188, within(1e-3));
    assertThat(few.isWithinTwo()).isTrue();
    assertThat(many.isWithinTwo()).isFalse();
    assertThat(new FalsePositives(0.01, 150, 100, 3).expected()).isEqualTo(1.0 / 151);
  }

  @RandomizedTest(runs = 3)
  void theErrorIsThatOfExchangeableScores(SplittableRandom random) {
    int trials = 2_000;
    double squares = 0;
    FalsePositives trial = new FalsePositives(0.05, 99, 200, 0);
    for (int i = 0; i < trials; i++) {
      double[] calibration = random.doubles(99).sorted().toArray();
      // p-values are at most 0.05 above the fifth from the top
      double threshold = calibration[95];
      long flagged =
          Arrays.stream(random.doubles(200).toArray()).filter(s -> s >= threshold).count();
      squares += Math.pow(flagged / 200.0 - trial.expected(), 2) / trials;
    }
    // rows above the fourth from the top: 4 of 100 on average
    assertThat(Math.sqrt(squares)).isBetween(0.8 * trial.deviation(), 1.25 * trial.deviation());
  }
}
