package io.hourglass.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MixtureDensityTest {
  /** Where no code is near, nothing holds a component: it must not spoil the others. */
  @Test
  void componentsThatDriftedAwayAreHarmless() {
    float[] means = {0, 0, 1e6f, -1e6f, 900, 900};
    float[] logVariances = {0, 0, 600, 600, -600, -600};
    MixtureDensity density = new MixtureDensity(means, logVariances, new float[3]);

    // a third of the standard normal at its mean; the others are too wide or too far
    double expected = -Math.log(3) - Math.log(2 * Math.PI);
    assertThat(density.logDensity(new float[2], 0)).isCloseTo(expected, within(1e-5));
    assertThat(density.logDensity(new float[] {1e6f, -1e6f}, 0)).isFinite();
    assertThat(density.logDensity(new float[] {900, 900}, 0)).isFinite();
  }
}
