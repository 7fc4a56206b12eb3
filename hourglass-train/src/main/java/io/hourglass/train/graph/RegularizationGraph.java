package io.hourglass.train.graph;

import io.hourglass.latent.Regularization;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How the code's share of the objective is weighted, as a graph.
 *
 * @param graph of the latent
 * @param regularization the weights
 * @param step the annealing and the rows that are there
 */
record RegularizationGraph(LatentGraph graph, Regularization regularization, StepContext step) {
  private static final String TOTAL_CORRELATION = "total_correlation";
  private static final String DISCREPANCY = "discrepancy";

  /** {@code beta} times the annealing times the KL. */
  Operand<TFloat32> weighted(Operand<TFloat32> kl) {
    Ops tf = graph.tf();
    Operand<TFloat32> beta = tf.constant((float) regularization.beta());
    return tf.math.mul(kl, tf.math.mul(beta, step.annealing()));
  }

  /** Names of the terms that all codes of a batch cost together. */
  static List<String> terms(Regularization regularization) {
    List<String> terms = new ArrayList<>();
    if (regularization.totalCorrelation() > 0) {
      terms.add(TOTAL_CORRELATION);
    }
    if (regularization.discrepancy() > 0) {
      terms.add(DISCREPANCY);
    }
    return terms;
  }

  /**
   * Those terms by name, (batch) each.
   *
   * @param codes one for every row, (batch, width)
   * @param mean of the posteriors, (batch, width)
   * @param logVariance likewise
   */
  Map<String, Operand<TFloat32>> penalties(
      Operand<TFloat32> codes, Operand<TFloat32> mean, Operand<TFloat32> logVariance) {
    AggregateGraph penalty = new AggregateGraph(graph, step, codes);
    Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
    if (regularization.totalCorrelation() > 0) {
      terms.put(TOTAL_CORRELATION, penalty.totalCorrelation(mean, logVariance));
    }
    if (regularization.discrepancy() > 0) {
      Operand<TFloat32> each = graph.tf().zerosLike(step.present());
      terms.put(DISCREPANCY, graph.tf().math.add(each, penalty.discrepancy()));
    }
    return terms;
  }

  /** A bound with what the codes cost besides. The total correlation is annealed as the KL is. */
  Operand<TFloat32> with(Operand<TFloat32> objective, Map<String, Operand<TFloat32>> penalties) {
    Ops tf = graph.tf();
    Operand<TFloat32> sum = objective;
    for (Map.Entry<String, Operand<TFloat32>> term : penalties.entrySet()) {
      Operand<TFloat32> weight =
          term.getKey().equals(DISCREPANCY)
              ? tf.constant((float) regularization.discrepancy())
              : tf.math.mul(
                  tf.constant((float) regularization.totalCorrelation()), step.annealing());
      sum = tf.math.add(sum, tf.math.mul(term.getValue(), weight));
    }
    return sum;
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
          tf.math.mul(tf.constant((float) regularization.targetKl()), step.annealing());
      Operand<TFloat32> away = tf.math.abs(tf.math.sub(graph.mean(kl, step.present()), target));
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
    Operand<TFloat32> mean = graph.mean(perLatent, step.present());
    Operand<TFloat32> free = tf.constant((float) regularization.freeBits());
    return tf.sum(tf.math.maximum(mean, free), tf.array(0));
  }

  /** The same for a code whose price has no parts. */
  private Operand<TFloat32> free(Operand<TFloat32> kl) {
    Ops tf = graph.tf();
    float bits = (float) (regularization.freeBits() * graph.latent().width());
    return tf.math.maximum(graph.mean(kl, step.present()), tf.constant(bits));
  }
}
