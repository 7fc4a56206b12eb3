package io.hourglass.train.graph;

import io.hourglass.layer.BatchNorm;
import io.hourglass.layer.LayerNorm;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Normalizations as graphs; the formulas are those of {@link BatchNorm} and {@link LayerNorm}.
 *
 * @param tf where the operations go
 * @param mode whether the graph is for training
 */
record NormGraph(Ops tf, GraphMode mode) {
  /** Batch normalization of (rows, ..., channels). */
  Operand<TFloat32> batch(BatchNorm norm, LayerGraph.Input in) {
    Operand<TFloat32> x = in.shaped();
    Moments moments =
        mode.training()
            ? batchMoments(norm, in, x)
            : new Moments(in.weights().get(2), in.weights().get(3));
    Operand<TFloat32> deviation = deviation(moments.variance(), norm.epsilon());
    Operand<TFloat32> factor = tf.math.div(in.weights().get(0), deviation);
    Operand<TFloat32> term = tf.math.sub(in.weights().get(1), tf.math.mul(moments.mean(), factor));
    return ActivationGraph.of(tf, norm.activation(), tf.math.add(tf.math.mul(x, factor), term));
  }

  private record Moments(Operand<TFloat32> mean, Operand<TFloat32> variance) {}

  /** Those of the batch; their running means are kept. */
  private Moments batchMoments(BatchNorm norm, LayerGraph.Input in, Operand<TFloat32> x) {
    Operand<TFloat32> shares = shares(x);
    Operand<TFloat32> mean = total(tf.math.mul(x, shares));
    Operand<TFloat32> variance = total(tf.math.mul(tf.math.squaredDifference(x, mean), shares));
    keep(norm, in.placed().name() + ".mean", in.weights().get(2), mean);
    keep(norm, in.placed().name() + ".variance", in.weights().get(3), variance);
    return new Moments(mean, variance);
  }

  private Operand<TFloat32> deviation(Operand<TFloat32> variance, double epsilon) {
    return tf.math.sqrt(tf.math.add(variance, tf.constant((float) epsilon)));
  }

  private void keep(BatchNorm norm, String name, Operand<TFloat32> before, Operand<TFloat32> now) {
    Operand<TFloat32> next =
        tf.math.add(
            tf.math.mul(before, tf.constant((float) norm.momentum())),
            tf.math.mul(now, tf.constant((float) (1 - norm.momentum()))));
    mode.updates().putIfAbsent(name, tf.stopGradient(next));
  }

  /** The weight of each row's pixels in a mean, of (rows, 1, ...); padding rows have weight 0. */
  private Operand<TFloat32> shares(Operand<TFloat32> x) {
    long[] extents = x.shape().asArray();
    long pixels = Arrays.stream(extents, 1, extents.length - 1).reduce(1, (a, b) -> a * b);
    Operand<TFloat32> count =
        tf.math.mul(tf.sum(mode.present(), tf.array(0)), tf.constant((float) pixels));
    long[] column = new long[extents.length];
    Arrays.fill(column, 1);
    column[0] = extents[0];
    return tf.reshape(tf.math.div(mode.present(), count), tf.array(column));
  }

  /** The sum of (rows, ..., channels) for each channel. */
  private Operand<TFloat32> total(Operand<TFloat32> x) {
    int[] axes = IntStream.range(0, x.shape().numDimensions() - 1).toArray();
    return tf.sum(x, tf.array(axes));
  }

  /** Layer normalization of (rows, ..., channels). */
  Operand<TFloat32> layer(LayerNorm norm, LayerGraph.Input in) {
    Operand<TFloat32> x = in.shaped();
    Operand<TInt32> last = tf.array(x.shape().numDimensions() - 1);
    Operand<TFloat32> difference = tf.math.sub(x, tf.math.mean(x, last, Mean.keepDims(true)));
    Operand<TFloat32> variance =
        tf.math.mean(tf.math.square(difference), last, Mean.keepDims(true));
    Operand<TFloat32> normal = tf.math.div(difference, deviation(variance, norm.epsilon()));
    Operand<TFloat32> scaled = tf.math.mul(normal, in.weights().get(0));
    return ActivationGraph.of(tf, norm.activation(), tf.math.add(scaled, in.weights().get(1)));
  }
}
