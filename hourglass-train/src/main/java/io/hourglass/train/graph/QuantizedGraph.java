package io.hourglass.train.graph;

import io.hourglass.latent.Quantized;
import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * The vector-quantized latent as a graph (van den Oord, Vinyals and Kavukcuoglu 2017): choose, pass
 * the gradient straight through, commit, and let the codebook follow (appendix A.1).
 *
 * @param graph of the latents
 * @param quantized the latent
 */
record QuantizedGraph(LatentGraph graph, Quantized quantized) implements BottleneckGraph {
  /** Added to the step's seed, so that nothing else has the same samples. */
  private static final int SAMPLES = 5051;

  /** Share of a running mean that stays at every step. */
  private static final float DECAY = 0.99f;

  /** Entries with a count below this share of the mean are reset. */
  private static final float DEAD = 0.01f;

  /** Count of an entry that was reset, as a share of the mean count. */
  private static final float REVIVED = 0.1f;

  /** Added to shares, for the entropy of entries that are not chosen at all. */
  private static final float TINY = 1e-10f;

  /**
   * The nearest entries of the vectors.
   *
   * @param vectors the encoder's output, (batch * positions, size)
   * @param indices (batch * positions)
   * @param chosen one-hot indices, (batch * positions, entries)
   * @param entries (batch * positions, size)
   */
  private record Choice(
      Operand<TFloat32> vectors,
      Operand<TInt32> indices,
      Operand<TFloat32> chosen,
      Operand<TFloat32> entries) {}

  /** {@code |z - e|^2} but for {@code |z|^2}, which is the same for all entries. */
  private Operand<TFloat32> distances(Operand<TFloat32> vectors, Operand<TFloat32> codebook) {
    Ops tf = graph.tf();
    Operand<TFloat32> products = tf.linalg.matMul(vectors, codebook, MatMul.transposeB(true));
    Operand<TFloat32> squares = tf.sum(tf.math.square(codebook), tf.array(1));
    return tf.math.sub(squares, tf.math.mul(products, tf.constant(2f)));
  }

  private Choice choice(Operand<TFloat32> head) {
    Ops tf = graph.tf();
    Operand<TFloat32> codebook = graph.weight("codebook");
    Operand<TFloat32> vectors = tf.reshape(head, tf.array(-1, quantized.size()));
    Operand<TFloat32> distances = distances(vectors, codebook);
    Operand<TInt32> indices = tf.math.argMin(distances, tf.constant(1), TInt32.class);
    Operand<TFloat32> chosen =
        tf.oneHot(indices, tf.constant(quantized.entries()), tf.constant(1f), tf.constant(0f));
    return new Choice(vectors, indices, chosen, tf.gather(codebook, indices, tf.constant(0)));
  }

  @Override
  public Operand<TFloat32> code(Operand<TFloat32> head) {
    return rows(choice(head).entries());
  }

  private Operand<TFloat32> rows(Operand<TFloat32> vectors) {
    return graph.tf().reshape(vectors, graph.tf().array(-1, quantized.width()));
  }

  @Override
  public LatentSamples sample(Operand<TFloat32> head, Operand<TFloat32> inputs, StepContext step) {
    Ops tf = graph.tf();
    Choice choice = choice(head);
    Operand<TFloat32> entries = rows(tf.stopGradient(choice.entries()));
    Operand<TFloat32> away = tf.math.sub(entries, head);
    Operand<TFloat32> codes = tf.math.add(head, tf.stopGradient(away));
    Operand<TFloat32> commitment = commitment(away);
    Operand<TFloat32> kl = new IndexPriorGraph(graph, quantized).nats(choice.chosen());
    Operand<TFloat32> counts = counts(choice, step);
    return new LatentSamples(
        codes,
        1,
        reconstruction -> tf.math.add(graph.only(reconstruction), tf.math.add(kl, commitment)),
        Map.of("kl", kl, "commitment", commitment, "perplexity", perplexity(counts)),
        List.of(),
        updates(choice, counts, step));
  }

  private Operand<TFloat32> commitment(Operand<TFloat32> away) {
    Ops tf = graph.tf();
    Operand<TFloat32> squares = tf.sum(tf.math.square(away), tf.array(1));
    return tf.math.mul(squares, tf.constant((float) quantized.commitment()));
  }

  /** 1 for every vector of the rows that are present, else 0, (batch * positions, 1). */
  private Operand<TFloat32> present(StepContext step) {
    Ops tf = graph.tf();
    Operand<TFloat32> column = tf.reshape(step.present(), tf.array(-1, 1));
    return tf.reshape(
        tf.broadcastTo(column, tf.array(graph.batch(), quantized.positions())), tf.array(-1, 1));
  }

  /** Counts of the entries, (entries). */
  private Operand<TFloat32> counts(Choice choice, StepContext step) {
    Ops tf = graph.tf();
    return tf.sum(tf.math.mul(choice.chosen(), present(step)), tf.array(0));
  }

  /** The perplexity of the entries, the same for every row. */
  private Operand<TFloat32> perplexity(Operand<TFloat32> counts) {
    Ops tf = graph.tf();
    Operand<TFloat32> shares = tf.math.div(counts, tf.sum(counts, tf.array(0)));
    Operand<TFloat32> logs = tf.math.log(tf.math.add(shares, tf.constant(TINY)));
    Operand<TFloat32> entropy = tf.math.neg(tf.sum(tf.math.mul(shares, logs), tf.array(0)));
    return tf.broadcastTo(tf.reshape(tf.math.exp(entropy), tf.array(1)), tf.array(graph.batch()));
  }

  private Operand<TFloat32> runningCounts(Operand<TFloat32> counts) {
    Ops tf = graph.tf();
    return tf.math.add(
        tf.math.mul(graph.weight("counts"), tf.constant(DECAY)),
        tf.math.mul(counts, tf.constant(1 - DECAY)));
  }

  /** Running means of how often an entry is chosen, and of the vectors that choose it. */
  private Map<String, Operand<TFloat32>> updates(
      Choice choice, Operand<TFloat32> counts, StepContext step) {
    Ops tf = graph.tf();
    Operand<TFloat32> sums = sums(choice, step);
    Operand<TFloat32> usual = runningCounts(counts);
    Operand<TFloat32> moved = moved(sums, counts, usual);
    Operand<TFloat32> mean = tf.math.mean(usual, tf.array(0));
    Operand<TBool> dead = tf.math.less(usual, tf.math.mul(mean, tf.constant(DEAD)));
    return Map.of(
        "latent.codebook",
        tf.select(column(dead), some(choice, step), moved),
        "latent.counts",
        tf.select(dead, tf.math.mul(mean, tf.constant(REVIVED)), usual));
  }

  /** The sum of the vectors that choose each entry, (entries, size). */
  private Operand<TFloat32> sums(Choice choice, StepContext step) {
    Ops tf = graph.tf();
    Operand<TFloat32> own = tf.math.mul(choice.chosen(), present(step));
    return tf.linalg.matMul(own, choice.vectors(), MatMul.transposeA(true));
  }

  /** The entries, moved to the running means of their vectors. */
  private Operand<TFloat32> moved(
      Operand<TFloat32> sums, Operand<TFloat32> counts, Operand<TFloat32> usual) {
    Ops tf = graph.tf();
    Operand<TFloat32> before = graph.weight("codebook");
    Operand<TFloat32> pull = tf.math.sub(sums, tf.math.mul(before, column(counts)));
    Operand<TFloat32> share =
        tf.math.div(tf.constant(1 - DECAY), tf.math.maximum(column(usual), tf.constant(TINY)));
    return tf.math.add(before, tf.math.mul(pull, share));
  }

  private <T extends TType> Operand<T> column(Operand<T> list) {
    return graph.tf().reshape(list, graph.tf().array(-1, 1));
  }

  private Operand<TFloat32> vectorCount(StepContext step) {
    Ops tf = graph.tf();
    return tf.math.mul(
        tf.sum(step.present(), tf.array(0)), tf.constant((float) quantized.positions()));
  }

  /** One vector of the batch for every entry, sampled with replacement. */
  private Operand<TFloat32> some(Choice choice, StepContext step) {
    Ops tf = graph.tf();
    Operand<TInt32> seed = tf.math.add(step.seed(), tf.array(SAMPLES, 0));
    Operand<TFloat32> uniform =
        tf.random.statelessRandomUniform(tf.array(quantized.entries()), seed, TFloat32.class);
    // rows that are there come first
    Operand<TFloat32> scaled = tf.math.mul(uniform, vectorCount(step));
    Operand<TInt32> which = tf.dtypes.cast(tf.math.floor(scaled), TInt32.class);
    return tf.gather(choice.vectors(), which, tf.constant(0));
  }
}
