package io.hourglass.train.graph;

import io.hourglass.latent.Code;
import io.hourglass.latent.Penalty;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * What a plain code costs, as a graph; the formulas are those of {@link Penalty}.
 *
 * @param graph where it is
 * @param code what it is
 */
record PenaltyGraph(LatentGraph graph, Code code) {
  /** Added to the step's seed, so that the noise is that of nothing else. */
  private static final int NOISE = 6661;

  /** How far apart two rows are whose codes are compared: far above rounding. */
  private static final float STEP = 1e-2f;

  /** Means of numbers of a code stay that far from 0 and 1, where the penalty has no bound. */
  private static final float EDGE = 1e-4f;

  LatentSamples draw(Operand<TFloat32> head, Operand<TFloat32> inputs, StepContext step) {
    Ops tf = graph.tf();
    Operand<TFloat32> penalty = penalty(head, inputs, step);
    return new LatentSamples(
        head,
        1,
        reconstruction -> tf.math.add(graph.only(reconstruction), penalty),
        Map.of("penalty", penalty),
        List.of(),
        Map.of());
  }

  /** Of every row, (batch). */
  private Operand<TFloat32> penalty(
      Operand<TFloat32> head, Operand<TFloat32> inputs, StepContext step) {
    Ops tf = graph.tf();
    if (code.penalty() instanceof Penalty.L1 size) {
      return weighted(tf.sum(tf.math.abs(head), tf.array(1)), size.weight());
    }
    if (code.penalty() instanceof Penalty.Sparsity sparsity) {
      Operand<TFloat32> divergence = divergence(graph.mean(head, step.present()), sparsity);
      return tf.broadcastTo(
          tf.reshape(weighted(divergence, sparsity.weight()), tf.array(1)),
          tf.array(graph.batch()));
    }
    if (code.penalty() instanceof Penalty.Contraction contraction) {
      return weighted(squaredJacobian(head, inputs, step), contraction.weight());
    }
    throw new IllegalStateException("no graph for the penalty " + code.penalty());
  }

  private Operand<TFloat32> weighted(Operand<TFloat32> nats, double weight) {
    return graph.tf().math.mul(nats, graph.tf().constant((float) weight));
  }

  /** {@code sum_i t log(t / m_i) + (1 - t) log((1 - t) / (1 - m_i))}, a scalar. */
  private Operand<TFloat32> divergence(Operand<TFloat32> means, Penalty.Sparsity sparsity) {
    Ops tf = graph.tf();
    double on = sparsity.target();
    Operand<TFloat32> m = tf.clipByValue(means, tf.constant(EDGE), tf.constant(1 - EDGE));
    Operand<TFloat32> cross =
        tf.math.add(
            tf.math.mul(tf.math.log(m), tf.constant((float) on)),
            tf.math.mul(
                tf.math.log(tf.math.sub(tf.constant(1f), m)), tf.constant((float) (1 - on))));
    double entropy = -on * Math.log(on) - (1 - on) * Math.log(1 - on);
    return tf.math.neg(tf.sum(tf.math.add(cross, tf.constant((float) entropy)), tf.array(0)));
  }

  /** Estimated for every row from one direction, (batch). */
  private Operand<TFloat32> squaredJacobian(
      Operand<TFloat32> head, Operand<TFloat32> inputs, StepContext step) {
    Ops tf = graph.tf();
    Operand<TInt32> seed = tf.math.add(step.seed(), tf.array(NOISE, 0));
    Operand<TFloat32> noise =
        tf.random.statelessRandomNormal(tf.shape(inputs), seed, TFloat32.class);
    Operand<TFloat32> near = tf.math.add(inputs, tf.math.mul(noise, tf.constant(STEP)));
    Operand<TFloat32> slopes =
        tf.math.div(
            tf.math.sub(graph.encoder().heads(near, graph.batch()), head), tf.constant(STEP));
    return tf.sum(tf.math.square(slopes), tf.array(1));
  }
}
