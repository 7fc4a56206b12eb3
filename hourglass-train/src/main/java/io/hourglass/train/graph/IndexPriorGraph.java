package io.hourglass.train.graph;

import io.hourglass.latent.Autoregressive;
import io.hourglass.latent.Independent;
import io.hourglass.latent.Quantized;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Priors of indices as graphs; the formulas are those of {@link io.hourglass.latent.IndexPrior}.
 *
 * @param graph where it is
 * @param quantized whose indices
 */
record IndexPriorGraph(LatentGraph graph, Quantized quantized) {
  /**
   * What the indices of every row cost, {@code -log p}, (batch).
   *
   * @param chosen 1 at every index, (batch * positions, entries)
   */
  Operand<TFloat32> nats(Operand<TFloat32> chosen) {
    Ops tf = graph.tf();
    int positions = quantized.positions();
    Operand<TFloat32> logits = logits(chosen);
    // the operation LogSoftmax is right for two dimensions only
    Operand<TFloat32> greatest = tf.stopGradient(tf.max(logits, tf.array(2), Max.keepDims(true)));
    Operand<TFloat32> less = tf.math.sub(logits, greatest);
    Operand<TFloat32> logSum = tf.math.log(tf.sum(tf.math.exp(less), tf.array(2)));
    Operand<TFloat32> own = tf.reshape(chosen, tf.array(-1, positions, quantized.entries()));
    Operand<TFloat32> taken = tf.sum(tf.math.mul(less, own), tf.array(2));
    return tf.sum(tf.math.sub(logSum, taken), tf.array(1));
  }

  /** Logarithms of probabilities but for constants, (1 or batch, positions, entries). */
  private Operand<TFloat32> logits(Operand<TFloat32> chosen) {
    Ops tf = graph.tf();
    if (quantized.prior() instanceof Independent) {
      return tf.reshape(
          graph.weight("prior.logits"), tf.array(1, quantized.positions(), quantized.entries()));
    }
    if (quantized.prior() instanceof Autoregressive autoregressive) {
      return autoregressive(autoregressive.hidden(), chosen);
    }
    throw new IllegalStateException("no graph for the prior " + quantized.prior());
  }

  private Operand<TFloat32> autoregressive(int hidden, Operand<TFloat32> chosen) {
    Ops tf = graph.tf();
    int positions = quantized.positions();
    int wide = positions * Autoregressive.EMBEDDING;
    Operand<TInt32> places =
        tf.constant(IntStream.range(0, wide).map(i -> i / Autoregressive.EMBEDDING).toArray());
    Operand<TInt32> degrees =
        tf.constant(
            IntStream.range(0, hidden)
                .map(unit -> Autoregressive.degree(unit, positions))
                .toArray());
    Operand<TFloat32> seen =
        tf.dtypes.cast(
            tf.math.lessEqual(tf.reshape(places, tf.array(-1, 1)), degrees), TFloat32.class);
    Operand<TFloat32> told =
        tf.dtypes.cast(tf.math.less(tf.reshape(degrees, tf.array(-1, 1)), places), TFloat32.class);
    Operand<TFloat32> in =
        tf.reshape(tf.linalg.matMul(chosen, graph.weight("prior.embedding")), tf.array(-1, wide));
    Operand<TFloat32> sums =
        tf.linalg.matMul(in, tf.math.mul(graph.weight("prior.hidden.kernel"), seen));
    Operand<TFloat32> units = tf.nn.relu(tf.math.add(sums, graph.weight("prior.hidden.bias")));
    Operand<TFloat32> out =
        tf.reshape(
            tf.linalg.matMul(units, tf.math.mul(graph.weight("prior.output.kernel"), told)),
            tf.array(-1, Autoregressive.EMBEDDING));
    Operand<TFloat32> scores = tf.linalg.matMul(out, graph.weight("prior.logits.kernel"));
    return tf.math.add(
        tf.reshape(scores, tf.array(-1, positions, quantized.entries())),
        graph.weight("prior.logits.bias"));
  }
}
