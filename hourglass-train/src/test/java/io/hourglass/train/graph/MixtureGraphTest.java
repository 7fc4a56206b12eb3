package io.hourglass.train.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.latent.Mixture;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class MixtureGraphTest {
  private static final int COMPONENTS = 20;
  private static final int WIDTH = 3;
  private static final float LOG_VARIANCE = -Mixture.MAX_LOG_VARIANCE;

  /** Components far apart and next to nothing wide: rounding is all that the distances are. */
  @Test
  void roundingNeverPassesTheGreatestDensity() {
    SplittableRandom random = new SplittableRandom(1);
    float[][] means = new float[COMPONENTS][WIDTH];
    float[][] logVariances = new float[COMPONENTS][WIDTH];
    for (int k = 0; k < COMPONENTS; k++) {
      for (int i = 0; i < WIDTH; i++) {
        means[k][i] = (float) (2000 * random.nextDouble() - 1000);
        logVariances[k][i] = LOG_VARIANCE;
      }
    }

    float greatest = (float) (-0.5 * WIDTH * (Math.log(2 * Math.PI) + LOG_VARIANCE));
    for (float nats : logDensity(means, logVariances)) {
      assertThat(nats).isLessThanOrEqualTo(greatest);
    }
  }

  /** Where no code is near, nothing holds a component: it must not spoil the others. */
  @Test
  void componentsThatDriftedAwayAreHarmless() {
    float[][] means = {{0, 0, 0}, {1e6f, -1e6f, 0}, {0.5f, 0, 0}};
    float[][] logVariances = {{0, 0, 0}, {600, 600, 600}, {-600, -600, -600}};
    for (float nats : logDensity(means, logVariances)) {
      assertThat(nats).isFinite();
    }
  }

  /** Of the means themselves, under equal shares. */
  private static float[] logDensity(float[][] means, float[][] logVariances) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      MixtureGraph mixture =
          new MixtureGraph(
              tf,
              tf.constant(means),
              tf.constant(logVariances),
              tf.constant(new float[means.length]));
      try (TFloat32 result =
          (TFloat32) session.runner().fetch(mixture.logDensity(tf.constant(means))).run().get(0)) {
        float[] values = new float[Math.toIntExact(result.size())];
        result.asRawTensor().data().asFloats().read(values);
        return values;
      }
    }
  }
}
