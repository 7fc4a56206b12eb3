package io.hourglass.train.graph;

import io.hourglass.latent.MaskedMlp;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A masked autoregressive network as a graph.
 *
 * @param graph of the latent
 * @param network the network
 * @param prefix of the names of its weights: {@code prior.0.}
 */
record MaskedMlpGraph(LatentGraph graph, MaskedMlp network, String prefix) {
  /**
   * The two numbers for every latent dimension.
   *
   * @param first (rows, width)
   * @param second (rows, width)
   */
  record Results(Operand<TFloat32> first, Operand<TFloat32> second) {}

  /**
   * One pass.
   *
   * @param codes (rows, width)
   * @param context (rows, context), or empty
   */
  Results of(Operand<TFloat32> codes, List<Operand<TFloat32>> context) {
    Ops tf = graph.tf();
    int width = network.width();
    Operand<TFloat32> sums = hiddenSums(codes, context);
    Operand<TFloat32> last = masked("output.kernel", network.outputMask(), network.hidden());
    Operand<TFloat32> products = tf.linalg.matMul(tf.math.tanh(sums), last);
    Operand<TFloat32> out = tf.math.add(products, graph.weight(prefix + "output.bias"));
    return new Results(
        tf.slice(out, tf.array(0, 0), tf.array(-1, width)),
        tf.slice(out, tf.array(0, width), tf.array(-1, width)));
  }

  private Operand<TFloat32> hiddenSums(Operand<TFloat32> codes, List<Operand<TFloat32>> context) {
    Ops tf = graph.tf();
    Operand<TFloat32> kernel = masked("hidden.kernel", network.hiddenMask(), network.width());
    Operand<TFloat32> sums =
        tf.math.add(tf.linalg.matMul(codes, kernel), graph.weight(prefix + "hidden.bias"));
    for (Operand<TFloat32> given : context) {
      sums = tf.math.add(sums, tf.linalg.matMul(given, graph.weight(prefix + "context.kernel")));
    }
    return sums;
  }

  private Operand<TFloat32> masked(String name, float[] mask, int rows) {
    Ops tf = graph.tf();
    Operand<TFloat32> constant = tf.reshape(tf.constant(mask), tf.array(rows, mask.length / rows));
    return tf.math.mul(graph.weight(prefix + name), constant);
  }
}
