package io.hourglass.train.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hourglass.latent.GaussianLatent;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class AggregateGraphTest {
  private static final int BATCH = 7;
  private static final int THERE = 5;
  private static final int WIDTH = 2;

  private final float[][] codes = random(1);
  private final float[][] means = random(2);
  private final float[][] logVariances = random(3);

  private static float[][] random(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] rows = new float[BATCH][WIDTH];
    for (float[] row : rows) {
      for (int i = 0; i < WIDTH; i++) {
        row[i] = (float) (2 * random.nextDouble() - 1);
      }
    }
    return rows;
  }

  /** What is asked of a graph. */
  private interface Question {
    Operand<TFloat32> of(Ops tf, AggregateGraph graph);
  }

  private static float[] answer(float[][] codes, Question question) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      LatentGraph latent =
          new LatentGraph(tf, BATCH, GaussianLatent.standard(WIDTH), Map.of(), (in, rows) -> in);
      Operand<TFloat32> present = tf.constant(new float[] {1, 1, 1, 1, 1, 0, 0});
      StepContext step = new StepContext(tf.array(1, 2), tf.constant(1f), present);
      AggregateGraph aggregate = new AggregateGraph(latent, step, tf.constant(codes));
      try (TFloat32 result =
          (TFloat32) session.runner().fetch(question.of(tf, aggregate)).run().get(0)) {
        float[] values = new float[Math.toIntExact(result.size())];
        result.asRawTensor().data().asFloats().read(values);
        return values;
      }
    }
  }

  /** Of number {@code from} to {@code to} of a code, under the posteriors that are there. */
  private double logMixture(int row, int from, int to) {
    double sum = 0;
    for (int other = 0; other < THERE; other++) {
      double log = 0;
      for (int i = from; i < to; i++) {
        double away = codes[row][i] - means[other][i];
        double logVariance = logVariances[other][i];
        log -= 0.5 * (Math.log(2 * Math.PI) + logVariance + away * away / Math.exp(logVariance));
      }
      sum += Math.exp(log);
    }
    return Math.log(sum / THERE);
  }

  @Test
  void totalCorrelationComparesTheWholeWithItsParts() {
    compareWholeWithParts();
  }

  private void compareWholeWithParts() {
    float[] nats =
        answer(
            codes,
            (tf, graph) -> graph.totalCorrelation(tf.constant(means), tf.constant(logVariances)));
    for (int row = 0; row < THERE; row++) {
      double wanted = logMixture(row, 0, 2) - logMixture(row, 0, 1) - logMixture(row, 1, 2);
      assertThat((double) nats[row]).isCloseTo(wanted, within(1e-5));
    }
  }

  @Test
  void aPosteriorThatIsNotThereDoesNotCountHoweverNearItIs() {
    means[6] = codes[0].clone();
    logVariances[6] = new float[] {-85, -85};
    compareWholeWithParts();
  }

  @Test
  void discrepancyGrowsWithTheDistanceFromThePrior() {
    float[][] far = new float[BATCH][WIDTH];
    for (float[] row : far) {
      row[0] = 9;
    }
    double near = answer(codes, (tf, graph) -> graph.discrepancy())[0];
    assertThat(near).isPositive().isLessThan(answer(far, (tf, graph) -> graph.discrepancy())[0]);
  }

  @Test
  void discrepancyDoesNotSeeRowsThatAreNotThere() {
    float[][] others = codes.clone();
    others[6] = new float[] {50, -50};
    assertThat(answer(others, (tf, graph) -> graph.discrepancy()))
        .containsExactly(answer(codes, (tf, graph) -> graph.discrepancy()), within(1e-6f));
  }
}
