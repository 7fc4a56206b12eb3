package io.hourglass.train.graph;

import io.hourglass.latent.Autoregressive;
import io.hourglass.latent.Independent;
import io.hourglass.latent.IndexPrior;
import io.hourglass.latent.Quantized;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Priors of indices as graphs; the formulas are those of {@link IndexPrior}.
 *
 * @param graph of the latent
 * @param quantized whose indices they are
 */
record IndexPriorGraph(LatentGraph graph, Quantized quantized) {
  /** The logits of every prior of indices, (1 or batch, positions, entries). */
  static final FamilyGraphs<IndexPrior, Input, Operand<TFloat32>> GRAPHS =
      FamilyGraphs.<IndexPrior, Input, Operand<TFloat32>>of(IndexPrior.class)
          .with(Independent.class, (prior, in) -> in.graph().independent())
          .with(
              Autoregressive.class,
              (prior, in) -> in.graph().autoregressive(prior.hidden(), in.chosen()));

  /**
   * Indices of rows.
   *
   * @param graph of the prior
   * @param chosen one-hot indices, (batch * positions, entries)
   */
  record Input(IndexPriorGraph graph, Operand<TFloat32> chosen) {}

  /**
   * The negative log probability of the indices of every row, (batch).
   *
   * @param chosen one-hot indices, (batch * positions, entries)
   */
  Operand<TFloat32> nats(Operand<TFloat32> chosen) {
    Ops tf = graph.tf();
    int positions = quantized.positions();
    // the operation LogSoftmax is right for two dimensions only
    Operand<TFloat32> less = withoutMax(logits(chosen));
    Operand<TFloat32> logSum = tf.math.log(tf.sum(tf.math.exp(less), tf.array(2)));
    Operand<TFloat32> own = tf.reshape(chosen, tf.array(-1, positions, quantized.entries()));
    Operand<TFloat32> taken = tf.sum(tf.math.mul(less, own), tf.array(2));
    return tf.sum(tf.math.sub(logSum, taken), tf.array(1));
  }

  private Operand<TFloat32> withoutMax(Operand<TFloat32> logits) {
    Ops tf = graph.tf();
    Operand<TFloat32> max = tf.stopGradient(tf.max(logits, tf.array(2), Max.keepDims(true)));
    return tf.math.sub(logits, max);
  }

  /** Logits, (1 or batch, positions, entries). */
  private Operand<TFloat32> logits(Operand<TFloat32> chosen) {
    return GRAPHS.build(quantized.prior(), new Input(this, chosen));
  }

  private Operand<TFloat32> independent() {
    Ops tf = graph.tf();
    return tf.reshape(
        graph.weight("prior.logits"), tf.array(1, quantized.positions(), quantized.entries()));
  }

  private Operand<TFloat32> autoregressive(int hidden, Operand<TFloat32> chosen) {
    Ops tf = graph.tf();
    Masks masks = masks(hidden);
    Operand<TFloat32> in = embedded(chosen);
    Operand<TFloat32> sums =
        tf.linalg.matMul(in, tf.math.mul(graph.weight("prior.hidden.kernel"), masks.hidden()));
    Operand<TFloat32> units = tf.nn.relu(tf.math.add(sums, graph.weight("prior.hidden.bias")));
    return logits(units, tf.math.mul(graph.weight("prior.output.kernel"), masks.output()));
  }

  private int embeddings() {
    return quantized.positions() * Autoregressive.EMBEDDING;
  }

  /** Logits of the hidden units, through the shared embedding of a position. */
  private Operand<TFloat32> logits(Operand<TFloat32> units, Operand<TFloat32> kernel) {
    Ops tf = graph.tf();
    Operand<TFloat32> out =
        tf.reshape(tf.linalg.matMul(units, kernel), tf.array(-1, Autoregressive.EMBEDDING));
    Operand<TFloat32> scores = tf.linalg.matMul(out, graph.weight("prior.logits.kernel"));
    return tf.math.add(
        tf.reshape(scores, tf.array(-1, quantized.positions(), quantized.entries())),
        graph.weight("prior.logits.bias"));
  }

  /**
   * The masks of the kernels: no position depends on itself or on later ones.
   *
   * @param hidden (embeddings, units)
   * @param output (units, embeddings)
   */
  private record Masks(Operand<TFloat32> hidden, Operand<TFloat32> output) {}

  private Operand<TFloat32> embedded(Operand<TFloat32> chosen) {
    Ops tf = graph.tf();
    Operand<TFloat32> embedded = tf.linalg.matMul(chosen, graph.weight("prior.embedding"));
    return tf.reshape(embedded, tf.array(-1, embeddings()));
  }

  private Operand<TInt32> degrees(int units) {
    int positions = quantized.positions();
    return constant(IntStream.range(0, units).map(unit -> Autoregressive.degree(unit, positions)));
  }

  private Masks masks(int units) {
    Ops tf = graph.tf();
    Operand<TInt32> places =
        constant(IntStream.range(0, embeddings()).map(i -> i / Autoregressive.EMBEDDING));
    Operand<TInt32> degrees = degrees(units);
    Operand<TBool> seen = tf.math.lessEqual(tf.reshape(places, tf.array(-1, 1)), degrees);
    Operand<TFloat32> hidden = tf.dtypes.cast(seen, TFloat32.class);
    Operand<TBool> visible = tf.math.less(tf.reshape(degrees, tf.array(-1, 1)), places);
    return new Masks(hidden, tf.dtypes.cast(visible, TFloat32.class));
  }

  private Operand<TInt32> constant(IntStream values) {
    return graph.tf().constant(values.toArray());
  }
}
