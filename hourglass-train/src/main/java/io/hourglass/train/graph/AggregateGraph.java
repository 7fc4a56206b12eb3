package io.hourglass.train.graph;

import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Max;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.op.core.Sum;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Loss terms of all codes of a batch together, as graphs. Rows that pad the batch do not count.
 *
 * @param graph of the latent
 * @param step the seed and the rows that are present
 * @param codes one for every row, (batch, width)
 */
record AggregateGraph(LatentGraph graph, StepContext step, Operand<TFloat32> codes) {
  /** Added to the step's seed: noise of its own. */
  private static final int NOISE = 104_729;

  /** Subtracted from a log density, it makes the density 0. */
  private static final float NEVER = 1e30f;

  /** The kernel's widths, as shares of the one that suits the prior. */
  private static final List<Float> SCALES = List.of(0.1f, 0.2f, 0.5f, 1f, 2f, 5f, 10f);

  /**
   * {@code log q(z) - sum_i log q(z_i)}, q the mixture of the posteriors of the batch (Chen et al.
   * 2018). Their estimator, minibatch weighted sampling, differs by a constant, so the gradient is
   * the same; this one is 0 where no posterior differs from the others.
   *
   * @param mean of the posteriors, (batch, width)
   * @param logVariance likewise
   * @return (batch)
   */
  Operand<TFloat32> totalCorrelation(Operand<TFloat32> mean, Operand<TFloat32> logVariance) {
    Ops tf = graph.tf();
    Operand<TFloat32> logs = logDensities(mean, logVariance);
    Operand<TFloat32> together = mixed(tf.sum(logs, tf.array(2)), tf.array(1, -1));
    Operand<TFloat32> apart = tf.sum(mixed(logs, tf.array(1, -1, 1)), tf.array(1));
    return tf.math.sub(together, apart);
  }

  /** Without log(2 pi), which cancels; (batch, batch, width): codes, then posteriors. */
  private Operand<TFloat32> logDensities(Operand<TFloat32> mean, Operand<TFloat32> logVariance) {
    Ops tf = graph.tf();
    Operand<TFloat32> away =
        tf.math.sub(tf.expandDims(codes, tf.constant(1)), tf.expandDims(mean, tf.constant(0)));
    Operand<TFloat32> precisions =
        tf.expandDims(tf.math.exp(tf.math.neg(logVariance)), tf.constant(0));
    Operand<TFloat32> distances = tf.math.mul(tf.math.square(away), precisions);
    Operand<TFloat32> sums = tf.math.add(distances, tf.expandDims(logVariance, tf.constant(0)));
    return tf.math.mul(sums, tf.constant(-0.5f));
  }

  /** {@code log 1/n sum exp} over the posteriors that are there, the second extent. */
  private Operand<TFloat32> maskOfAbsent(Operand<TInt32> shape) {
    Ops tf = graph.tf();
    Operand<TFloat32> absent = tf.math.sub(step.present(), tf.constant(1f));
    return tf.reshape(tf.math.mul(absent, tf.constant(NEVER)), shape);
  }

  private Operand<TFloat32> mixed(Operand<TFloat32> logs, Operand<TInt32> shape) {
    Ops tf = graph.tf();
    Operand<TFloat32> there = tf.math.add(logs, maskOfAbsent(shape));
    Operand<TFloat32> max = tf.stopGradient(tf.max(there, tf.array(1), Max.keepDims(true)));
    Operand<TFloat32> sum = tf.sum(tf.math.exp(tf.math.sub(there, max)), tf.array(1));
    Operand<TFloat32> count = tf.sum(step.present(), tf.array(0));
    return tf.math.add(
        tf.math.log(tf.math.div(sum, count)), tf.squeeze(max, Squeeze.axis(List.of(1L))));
  }

  /** Weights of the rows in a mean over those that are present. */
  private Operand<TFloat32> shares() {
    Ops tf = graph.tf();
    return tf.math.div(step.present(), tf.sum(step.present(), tf.array(0)));
  }

  /**
   * The maximum mean discrepancy between codes and samples from the standard normal prior (Zhao et
   * al. 2019), squared, with the sum of inverse multiquadratic kernels of Tolstikhin et al. (2018):
   * {@code k(a, b) = sum_s s c / (s c + |a - b|^2), c = 2 width}. As a mean over all pairs, which
   * is never below 0.
   *
   * @return a scalar
   */
  Operand<TFloat32> discrepancy() {
    Ops tf = graph.tf();
    Operand<TFloat32> prior = priorSamples();
    Operand<TFloat32> own = meanKernel(codes, codes);
    Operand<TFloat32> others = meanKernel(prior, prior);
    Operand<TFloat32> between = meanKernel(codes, prior);
    return tf.math.sub(tf.math.add(own, others), tf.math.mul(between, tf.constant(2f)));
  }

  private Operand<TFloat32> priorSamples() {
    Ops tf = graph.tf();
    Operand<TInt32> seed = tf.math.add(step.seed(), tf.array(NOISE, 0));
    return tf.random.statelessRandomNormal(
        tf.array(graph.batch(), graph.latent().width()), seed, TFloat32.class);
  }

  private Operand<TFloat32> meanKernel(Operand<TFloat32> a, Operand<TFloat32> b) {
    Ops tf = graph.tf();
    Operand<TFloat32> distance = squaredDistances(a, b);
    Operand<TFloat32> kernel = tf.constant(0f);
    for (float scale : SCALES) {
      Operand<TFloat32> c = tf.constant(scale * 2 * graph.latent().width());
      kernel = tf.math.add(kernel, tf.math.div(c, tf.math.add(distance, c)));
    }
    Operand<TFloat32> column = tf.reshape(shares(), tf.array(graph.batch(), 1));
    Operand<TFloat32> weighted = tf.math.mul(tf.math.mul(kernel, shares()), column);
    return tf.sum(weighted, tf.array(0, 1));
  }

  private Operand<TFloat32> squaredDistances(Operand<TFloat32> a, Operand<TFloat32> b) {
    Ops tf = graph.tf();
    Operand<TFloat32> crossed = tf.linalg.matMul(a, b, MatMul.transposeB(true));
    Operand<TFloat32> sum =
        tf.math.add(squares(a), tf.reshape(squares(b), tf.array(1, graph.batch())));
    // rounding may have passed 0
    return tf.nn.relu(tf.math.sub(sum, tf.math.mul(crossed, tf.constant(2f))));
  }

  private Operand<TFloat32> squares(Operand<TFloat32> rows) {
    Ops tf = graph.tf();
    return tf.sum(tf.math.square(rows), tf.array(1), Sum.keepDims(true));
  }
}
