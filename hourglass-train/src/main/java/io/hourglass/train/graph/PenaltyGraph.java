package io.hourglass.train.graph;

import io.hourglass.latent.Penalty;
import io.hourglass.train.engine.StepFunction.StepContext;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Penalties as graphs, (batch); the formulas are those of {@link Penalty}. */
final class PenaltyGraph {
  /** The graph of every penalty. */
  static final FamilyGraphs<Penalty, Input, Operand<TFloat32>> GRAPHS =
      FamilyGraphs.<Penalty, Input, Operand<TFloat32>>of(Penalty.class)
          .with(Penalty.None.class, (none, in) -> in.tf().zerosLike(in.step().present()))
          .with(Penalty.L1.class, PenaltyGraph::l1)
          .with(Penalty.Sparsity.class, PenaltyGraph::sparsity)
          .with(Penalty.Contraction.class, PenaltyGraph::contraction);

  /** Added to the step's seed, so that nothing else has the same noise. */
  private static final int NOISE = 6661;

  /** Distance of two rows whose codes are compared: far above rounding. */
  private static final float STEP = 1e-2f;

  /** Distance of mean activations from 0 and 1, where the penalty is unbounded. */
  private static final float EDGE = 1e-4f;

  private PenaltyGraph() {}

  /**
   * The codes of a training step.
   *
   * @param graph of the latent
   * @param head the codes, (batch, width)
   * @param inputs the encoder's input
   */
  record Input(
      LatentGraph graph, Operand<TFloat32> head, Operand<TFloat32> inputs, StepContext step) {
    Ops tf() {
      return graph.tf();
    }

    private Operand<TFloat32> weighted(Operand<TFloat32> nats, double weight) {
      return tf().math.mul(nats, tf().constant((float) weight));
    }
  }

  private static Operand<TFloat32> l1(Penalty.L1 penalty, Input in) {
    Ops tf = in.tf();
    return in.weighted(tf.sum(tf.math.abs(in.head()), tf.array(1)), penalty.weight());
  }

  private static Operand<TFloat32> sparsity(Penalty.Sparsity penalty, Input in) {
    Ops tf = in.tf();
    Operand<TFloat32> means = in.graph().mean(in.head(), in.step().present());
    Operand<TFloat32> nats = in.weighted(divergence(tf, means, penalty), penalty.weight());
    return tf.broadcastTo(tf.reshape(nats, tf.array(1)), tf.array(in.graph().batch()));
  }

  private static Operand<TFloat32> weightedLog(Ops tf, Operand<TFloat32> x, double weight) {
    return tf.math.mul(tf.math.log(x), tf.constant((float) weight));
  }

  /** {@code sum_i t log(t / m_i) + (1 - t) log((1 - t) / (1 - m_i))}, a scalar. */
  private static Operand<TFloat32> divergence(
      Ops tf, Operand<TFloat32> means, Penalty.Sparsity sparsity) {
    double on = sparsity.target();
    Operand<TFloat32> m = tf.clipByValue(means, tf.constant(EDGE), tf.constant(1 - EDGE));
    Operand<TFloat32> cross =
        tf.math.add(
            weightedLog(tf, m, on), weightedLog(tf, tf.math.sub(tf.constant(1f), m), 1 - on));
    double entropy = -on * Math.log(on) - (1 - on) * Math.log(1 - on);
    return tf.math.neg(tf.sum(tf.math.add(cross, tf.constant((float) entropy)), tf.array(0)));
  }

  /** The squared norm of the Jacobian, estimated for every row from one random direction. */
  private static Operand<TFloat32> contraction(Penalty.Contraction penalty, Input in) {
    Ops tf = in.tf();
    Operand<TInt32> seed = tf.math.add(in.step().seed(), tf.array(NOISE, 0));
    Operand<TFloat32> noise =
        tf.random.statelessRandomNormal(tf.shape(in.inputs()), seed, TFloat32.class);
    Operand<TFloat32> near = tf.math.add(in.inputs(), tf.math.mul(noise, tf.constant(STEP)));
    Operand<TFloat32> heads = in.graph().encoder().heads(near, in.graph().batch());
    Operand<TFloat32> slopes = tf.math.div(tf.math.sub(heads, in.head()), tf.constant(STEP));
    return in.weighted(tf.sum(tf.math.square(slopes), tf.array(1)), penalty.weight());
  }
}
