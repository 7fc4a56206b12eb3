package io.hourglass.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.layer.Initializer;
import io.hourglass.layer.Parameter;
import io.hourglass.layer.Shape;
import io.hourglass.network.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class AdamTest {
  private static final int STEPS = 40;
  private static final float[] TARGET = {3, -2, 0.5f};

  /** Half the squared distance of three weights from a row: its gradient is the difference. */
  private record Distance() implements StepFunction {
    @Override
    public List<Parameter> parameters() {
      return List.of(new Parameter("w", Shape.of(3), Initializer.ZERO, Parameter.Role.KERNEL));
    }

    @Override
    public int features() {
      return 3;
    }

    @Override
    public int outputWidth() {
      return 3;
    }

    @Override
    public List<String> terms() {
      return List.of("distance");
    }

    @Override
    public Losses losses(
        Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> rows, StepContext step) {
      Operand<TFloat32> squares = tf.math.squaredDifference(weights.get("w"), rows);
      Operand<TFloat32> half = tf.math.mul(tf.sum(squares, tf.array(1)), tf.constant(0.5f));
      return new Losses(half, Map.of("distance", half), List.of(), Map.of());
    }

    @Override
    public Operand<TFloat32> outputs(
        Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> rows) {
      return rows;
    }
  }

  private static float[] trained(Adam adam, float[] rates) {
    Distance distance = new Distance();
    Engine.Settings settings = new Engine.Settings(adam, 1, STEPS, 1, 0, Execution.LOOP_XLA, false);
    Weights start = Weights.start(distance.parameters(), 1);
    try (Engine engine = new Engine(distance, settings, start)) {
      for (int i = 0; i < STEPS; i++) {
        engine.buffer(0).put(i * 3, TARGET);
      }
      engine.run(0, STEPS, rates);
      return engine.state().weights().values("w");
    }
  }

  /** The book's Adam, in double precision. */
  private static double[] plain(double decay, double clip, float[] rates) {
    double[] w = new double[3];
    double[] m = new double[3];
    double[] v = new double[3];
    for (int t = 1; t <= rates.length; t++) {
      double[] g = new double[3];
      double norm = 0;
      for (int i = 0; i < 3; i++) {
        g[i] = w[i] - TARGET[i];
        norm += g[i] * g[i];
      }
      double scale = clip > 0 ? Math.min(1, clip / Math.sqrt(norm)) : 1;
      for (int i = 0; i < 3; i++) {
        m[i] = 0.9 * m[i] + 0.1 * g[i] * scale;
        v[i] = 0.999 * v[i] + 0.001 * g[i] * scale * g[i] * scale;
        double mean = m[i] / (1 - Math.pow(0.9, t));
        double root = Math.sqrt(v[i] / (1 - Math.pow(0.999, t)));
        w[i] -= rates[t - 1] * (mean / (root + 1e-7) + decay * w[i]);
      }
    }
    return w;
  }

  private static float[] rates() {
    float[] rates = new float[STEPS];
    for (int i = 0; i < STEPS; i++) {
      rates[i] = 0.2f / (1 + i);
    }
    return rates;
  }

  private static void agree(double decay, double clip) {
    float[] ours = trained(new Adam(decay, clip), rates());
    double[] theirs = plain(decay, clip, rates());
    for (int i = 0; i < 3; i++) {
      assertThat((double) ours[i]).isCloseTo(theirs[i], within(2e-6));
    }
  }

  @Test
  void equalsTheBookInPlainJava() {
    agree(0, 0);
  }

  @Test
  void decaysApartFromTheGradient() {
    agree(0.3, 0);
  }

  @Test
  void boundsTheGradientsNorm() {
    agree(0, 0.7);
  }

  @Test
  void firstStepIsAsLongAsTheRate() {
    float[] rates = new float[STEPS];
    rates[0] = 0.01f;
    assertThat(trained(new Adam(0, 0), rates)[0]).isCloseTo(0.01f, within(1e-7f));
  }
}
