package io.hourglass.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NormalQuantileTest {
  /** From scipy.stats.norm.ppf, and 0 by symmetry. */
  @Test
  void equalsThatOfOthers() {
    double[][] known = {
      {0.5, 0},
      {0.6, 0.2533471031357997},
      {0.9, 1.2815515655446004},
      {0.975, 1.959963984540054},
      {0.001, -3.090232306167813},
      {1e-9, -5.9978070150076865},
      {1e-15, -7.941345326170997}
    };
    for (double[] pair : known) {
      assertThat(NormalQuantile.of(pair[0])).isCloseTo(pair[1], within(1e-13));
    }
  }

  @Test
  void neverGivesInfinity() {
    assertThat(NormalQuantile.of(0)).isFinite().isLessThan(-8);
    assertThat(NormalQuantile.of(Math.nextDown(1.0))).isFinite().isGreaterThan(8);
  }
}
