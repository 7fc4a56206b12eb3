package io.hourglass.train.graph;

import io.hourglass.likelihood.AutoregressiveBernoulli;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The likelihood of pixels given the preceding ones, as a graph.
 *
 * @param tf where the operations go
 * @param likelihood with its reach and units
 * @param batch rows of every tensor
 * @param width pixels
 */
record AutoregressiveGraph(Ops tf, AutoregressiveBernoulli likelihood, int batch, int width) {
  /**
   * Logits: {@code a + 2 sigmoid(g) c}.
   *
   * @param x pixels (batch, width)
   * @param z outputs (batch, parameters)
   * @return (batch, width)
   */
  Operand<TFloat32> logits(Operand<TFloat32> x, Operand<TFloat32> z) {
    Operand<TFloat32> pairs =
        tf.reshape(tf.slice(z, tf.array(0, 0), tf.array(batch, 2 * width)), pixels(2));
    Operand<TFloat32> gate = tf.math.mul(tf.constant(2f), tf.math.sigmoid(output(pairs, 1)));
    return tf.math.add(output(pairs, 0), tf.math.mul(gate, context(x, z)));
  }

  private Operand<TInt32> pixels(int each) {
    return tf.array(batch, width, each);
  }

  private Operand<TFloat32> output(Operand<TFloat32> pairs, int which) {
    return flat(tf.slice(pairs, tf.array(0, 0, which), pixels(1)));
  }

  private Operand<TFloat32> flat(Operand<TFloat32> values) {
    return tf.reshape(values, tf.array(batch, width));
  }

  /** {@code v . relu(b + W n)}. */
  private Operand<TFloat32> context(Operand<TFloat32> x, Operand<TFloat32> z) {
    int units = likelihood.units();
    int preceding = likelihood.precedingPixels();
    Operand<TFloat32> shared = shared(z);
    Operand<TFloat32> weights = tf.slice(shared, tf.array(0, 0), tf.array(preceding, units));
    Operand<TFloat32> bias = tf.slice(shared, tf.array(preceding, 0), tf.array(1, units));
    Operand<TFloat32> count = tf.slice(shared, tf.array(preceding + 1, 0), tf.array(1, units));
    Operand<TFloat32> sums = tf.linalg.matMul(weights, preceding(x), MatMul.transposeA(true));
    Operand<TFloat32> hidden = tf.nn.relu(tf.math.add(sums, tf.reshape(bias, tf.array(units, 1))));
    Operand<TFloat32> whole =
        tf.reshape(
            tf.linalg.matMul(count, hidden), tf.array(batch, rows() * likelihood.rowLength()));
    return tf.slice(whole, tf.array(0, 0), tf.array(batch, width));
  }

  /** The parameters that are the same for every row, taken from the first. */
  private Operand<TFloat32> shared(Operand<TFloat32> z) {
    int size = likelihood.sharedParameters(width);
    return tf.reshape(
        tf.slice(z, tf.array(0, 2 * width), tf.array(1, size)),
        tf.array(likelihood.precedingPixels() + 2, likelihood.units()));
  }

  private int rows() {
    return (width + likelihood.rowLength() - 1) / likelihood.rowLength();
  }

  /**
   * The preceding pixels of every pixel, (preceding, batch rows rowLength): their product with the
   * weights is a convolution, ten times as fast as XLA's own of one channel.
   */
  private Operand<TFloat32> preceding(Operand<TFloat32> x) {
    Operand<TFloat32> plane = padded(x);
    List<Operand<TFloat32>> found = new ArrayList<>();
    for (int tap = 0; tap < likelihood.precedingPixels(); tap++) {
      found.add(shifted(plane, tap));
    }
    return tf.stack(found);
  }

  private Operand<TFloat32> shifted(Operand<TFloat32> plane, int tap) {
    int above = likelihood.reach() - likelihood.rowsAbove(tap);
    int aside = likelihood.reach() + likelihood.columnOffset(tap);
    Operand<TFloat32> one =
        tf.slice(plane, tf.array(0, above, aside), tf.array(batch, rows(), likelihood.rowLength()));
    return tf.reshape(one, tf.array(batch * rows() * likelihood.rowLength()));
  }

  /** The pixels as (batch, rows, rowLength), with zeros above and on both sides. */
  private Operand<TFloat32> padded(Operand<TFloat32> x) {
    int reach = likelihood.reach();
    int missing = rows() * likelihood.rowLength() - width;
    Operand<TFloat32> whole = zeroPadded(x, new int[][] {{0, 0}, {0, missing}});
    Operand<TFloat32> plane = tf.reshape(whole, tf.array(batch, rows(), likelihood.rowLength()));
    return zeroPadded(plane, new int[][] {{0, 0}, {reach, 0}, {reach, reach}});
  }

  private Operand<TFloat32> zeroPadded(Operand<TFloat32> x, int[][] extents) {
    return tf.pad(x, tf.constant(extents), tf.constant(0f));
  }
}
