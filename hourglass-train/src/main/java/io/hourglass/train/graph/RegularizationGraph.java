package io.hourglass.train.graph;

import io.hourglass.latent.Regularization;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The weights of the KL term and of further terms, as a graph.
 *
 * @param graph of the latent
 * @param regularization the weights
 * @param step the annealing and the rows that are present
 */
record RegularizationGraph(LatentGraph graph, Regularization regularization, StepContext step) {
  /** {@code beta} times the annealing times the KL. */
  Operand<TFloat32> weighted(Operand<TFloat32> kl) {
    Ops tf = graph.tf();
    Operand<TFloat32> beta = tf.constant((float) regularization.beta());
    return tf.math.mul(kl, tf.math.mul(beta, step.annealing()));
  }

  /**
   * The terms besides the KL term by name, (batch) each.
   *
   * @param codes one sample per row, (batch, width)
   * @param mean of the posteriors, (batch, width)
   * @param logVariance likewise
   */
  Map<String, Operand<TFloat32>> penalties(
      Operand<TFloat32> codes, Operand<TFloat32> mean, Operand<TFloat32> logVariance) {
    AggregateGraph penalty = new AggregateGraph(graph, step, codes);
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    if (regularization.totalCorrelation() > 0) {
      terms.put(Regularization.TOTAL_CORRELATION, penalty.totalCorrelation(mean, logVariance));
    }
    if (regularization.discrepancy() > 0) {
      Operand<TFloat32> each = graph.tf().zerosLike(step.present());
      terms.put(Regularization.DISCREPANCY, graph.tf().math.add(each, penalty.discrepancy()));
    }
    return terms;
  }

  /** A bound with the further terms. The total correlation is annealed like the KL term. */
  Operand<TFloat32> with(Operand<TFloat32> objective, Map<String, Operand<TFloat32>> penalties) {
    Ops tf = graph.tf();
    Operand<TFloat32> sum = objective;
    for (Map.Entry<String, Operand<TFloat32>> term : penalties.entrySet()) {
      sum = tf.math.add(sum, tf.math.mul(term.getValue(), weight(term.getKey())));
    }
    return sum;
  }

  private Operand<TFloat32> weight(String term) {
    Ops tf = graph.tf();
    return term.equals(Regularization.DISCREPANCY)
        ? tf.constant((float) regularization.discrepancy())
        : tf.math.mul(tf.constant((float) regularization.totalCorrelation()), step.annealing());
  }

  /**
   * The KL term of the evidence lower bound, with free bits or a target.
   *
   * @param kl of every row, (batch)
   * @param perLatent the KL of every latent dimension, (batch, width), if it has a closed form
   */
  Operand<TFloat32> klTerm(Operand<TFloat32> kl, Optional<Operand<TFloat32>> perLatent) {
    if (regularization.targetKl() > 0) {
      return distanceFromTarget(kl);
    }
    if (regularization.freeBits() > 0) {
      return weighted(perLatent.map(this::freePerLatent).orElseGet(() -> free(kl)));
    }
    return weighted(kl);
  }

  private Operand<TFloat32> distanceFromTarget(Operand<TFloat32> kl) {
    Ops tf = graph.tf();
    Operand<TFloat32> target =
        tf.math.mul(tf.constant((float) regularization.targetKl()), step.annealing());
    Operand<TFloat32> away = tf.math.abs(tf.math.sub(graph.mean(kl, step.present()), target));
    return tf.math.mul(away, tf.constant((float) regularization.beta()));
  }

  /** The sum over latent dimensions of the mean KL, or of the free bits if that is more. */
  private Operand<TFloat32> freePerLatent(Operand<TFloat32> perLatent) {
    Ops tf = graph.tf();
    Operand<TFloat32> mean = graph.mean(perLatent, step.present());
    Operand<TFloat32> free = tf.constant((float) regularization.freeBits());
    return tf.sum(tf.math.maximum(mean, free), tf.array(0));
  }

  /** Free bits for a KL that is not known per latent dimension. */
  private Operand<TFloat32> free(Operand<TFloat32> kl) {
    Ops tf = graph.tf();
    float bits = (float) (regularization.freeBits() * graph.latent().width());
    return tf.math.maximum(graph.mean(kl, step.present()), tf.constant(bits));
  }
}
