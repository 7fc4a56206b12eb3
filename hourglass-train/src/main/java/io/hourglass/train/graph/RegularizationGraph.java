package io.hourglass.train.graph;

import io.hourglass.latent.Regularization;
import io.hourglass.train.engine.StepFunction.Moment;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How the code's share of the objective is weighted, as a graph.
 *
 * @param graph of the latent
 * @param regularization the weights
 * @param moment the annealing and the rows that are there
 */
record RegularizationGraph(LatentGraph graph, Regularization regularization, Moment moment) {
  /** {@code beta} times the annealing times the KL. */
  Operand<TFloat32> weighted(Operand<TFloat32> kl) {
    Ops tf = graph.tf();
    Operand<TFloat32> beta = tf.constant((float) regularization.beta());
    return tf.math.mul(kl, tf.math.mul(beta, moment.annealing()));
  }

  /**
   * What the codes cost in the evidence lower bound.
   *
   * @param kl of every row, (batch)
   * @param perLatent the parts of that by number, (batch, width), where there are any
   */
  Operand<TFloat32> price(Operand<TFloat32> kl, List<Operand<TFloat32>> perLatent) {
    Ops tf = graph.tf();
    if (regularization.targetKl() > 0) {
      Operand<TFloat32> target =
          tf.math.mul(tf.constant((float) regularization.targetKl()), moment.annealing());
      Operand<TFloat32> away = tf.math.abs(tf.math.sub(graph.mean(kl, moment.present()), target));
      return tf.math.mul(away, tf.constant((float) regularization.beta()));
    }
    if (regularization.freeBits() > 0) {
      return weighted(perLatent.isEmpty() ? free(kl) : freeByNumber(perLatent.get(0)));
    }
    return weighted(kl);
  }

  /** The sum over numbers of what each costs on average, or of the free bits where that is more. */
  private Operand<TFloat32> freeByNumber(Operand<TFloat32> perLatent) {
    Ops tf = graph.tf();
    Operand<TFloat32> mean = graph.mean(perLatent, moment.present());
    Operand<TFloat32> free = tf.constant((float) regularization.freeBits());
    return tf.sum(tf.math.maximum(mean, free), tf.array(0));
  }

  /** The same for a code whose price has no parts. */
  private Operand<TFloat32> free(Operand<TFloat32> kl) {
    Ops tf = graph.tf();
    float bits = (float) (regularization.freeBits() * graph.latent().width());
    return tf.math.maximum(graph.mean(kl, moment.present()), tf.constant(bits));
  }
}
