package io.hourglass.train.graph;

import io.hourglass.codec.Binarization;
import io.hourglass.codec.Codec;
import io.hourglass.codec.EncodedColumn;
import java.util.Arrays;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Dynamic binarization: images sampled anew at every step ({@link Binarization#DYNAMIC}). */
final class BinarizationGraph {
  /** Apart from the numbers of layers and corruptions, which sample with the same seed. */
  private static final int OFFSET = 1 << 30;

  private BinarizationGraph() {}

  /**
   * The rows of a training step, both input and target.
   *
   * @param rows (batch, features)
   * @param seed two numbers that differ from step to step
   */
  static Operand<TFloat32> sampled(
      Ops tf, Codec codec, Operand<TFloat32> rows, Operand<TInt32> seed) {
    if (codec.blocks().stream().noneMatch(Binarization::isDynamic)) {
      return rows;
    }
    Operand<TInt32> own = tf.math.add(seed, tf.array(OFFSET, 0));
    Operand<TFloat32> toss = tf.random.statelessRandomUniform(tf.shape(rows), own, TFloat32.class);
    Operand<TFloat32> coins = tf.dtypes.cast(tf.math.less(toss, rows), TFloat32.class);
    return tf.select(dynamic(tf, codec), coins, rows);
  }

  /** Which features are sampled, (1, features). */
  private static Operand<TBool> dynamic(Ops tf, Codec codec) {
    boolean[] dynamic = new boolean[codec.width()];
    int from = 0;
    for (EncodedColumn block : codec.blocks()) {
      int to = from + block.codec().width();
      Arrays.fill(dynamic, from, to, Binarization.isDynamic(block));
      from = to;
    }
    return tf.reshape(tf.array(dynamic), tf.array(1, dynamic.length));
  }
}
