package io.hourglass.train.graph;

import io.hourglass.layer.AveragePool;
import io.hourglass.layer.Conv;
import io.hourglass.layer.ConvTranspose;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Dropout;
import io.hourglass.layer.Flatten;
import io.hourglass.layer.Layer;
import io.hourglass.layer.LearnedConstants;
import io.hourglass.layer.MaxPool;
import io.hourglass.layer.Reshape;
import io.hourglass.layer.Shape;
import io.hourglass.layer.Upsample;
import io.hourglass.network.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A layer as a graph.
 *
 * @param tf where the operations go
 * @param batch rows of every tensor
 * @param seed two numbers, other ones at every step
 * @param training whether dropout drops
 */
record LayerGraph(Ops tf, int batch, Operand<TInt32> seed, boolean training) {
  /** What the layer makes of {@code x}, of shape (batch, its input's extents). */
  Operand<TFloat32> apply(
      Stage stage, int number, List<Operand<TFloat32>> weights, Operand<TFloat32> x) {
    Layer layer = stage.layer();
    if (layer instanceof Dense dense) {
      return dense(dense, weights, reshaped(x, Shape.of(stage.input().size())));
    }
    if (layer instanceof Dropout dropout) {
      return training ? dropped(dropout.rate(), number, stage.input(), x) : x;
    }
    if (layer.isConvolutional()) {
      return reshaped(sliding(stage, weights, x), stage.output());
    }
    if (layer instanceof Flatten || layer instanceof Reshape) {
      return reshaped(x, stage.output());
    }
    if (layer instanceof LearnedConstants constants) {
      return weights.isEmpty() ? x : between(constants, stage.input().size(), weights.get(0), x);
    }
    throw new IllegalStateException("no graph for the layer " + layer);
  }

  private Operand<TFloat32> sliding(
      Stage stage, List<Operand<TFloat32>> weights, Operand<TFloat32> x) {
    PlaneGraph planes = new PlaneGraph(tf, batch);
    Layer layer = stage.layer();
    if (layer instanceof Conv conv) {
      return planes.conv(conv, weights, x);
    }
    if (layer instanceof ConvTranspose conv) {
      return planes.transposed(conv, weights, x, stage.output());
    }
    if (layer instanceof MaxPool pool) {
      return planes.greatest(pool, x);
    }
    if (layer instanceof AveragePool pool) {
      return planes.mean(pool, x);
    }
    if (layer instanceof Upsample) {
      return planes.enlarged(x, stage.output());
    }
    throw new IllegalStateException("no graph for the layer " + layer);
  }

  private Operand<TFloat32> dense(
      Dense dense, List<Operand<TFloat32>> weights, Operand<TFloat32> x) {
    Operand<TFloat32> sums = tf.math.add(tf.linalg.matMul(x, weights.get(0)), weights.get(1));
    return ActivationGraph.of(tf, dense.activation(), sums);
  }

  /** Inverted dropout: what is kept grows by 1 / (1 - rate). */
  private Operand<TFloat32> dropped(double rate, int number, Shape shape, Operand<TFloat32> x) {
    Operand<TInt32> own = tf.math.add(seed, tf.array(number, 0));
    Operand<TFloat32> uniform =
        tf.random.statelessRandomUniform(tf.array(extents(shape)), own, TFloat32.class);
    Operand<TFloat32> kept =
        tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant((float) rate)), TFloat32.class);
    return tf.math.mul(x, tf.math.mul(kept, tf.constant((float) (1 / (1 - rate)))));
  }

  private Operand<TFloat32> between(
      LearnedConstants layer, int values, Operand<TFloat32> constants, Operand<TFloat32> x) {
    Operand<TFloat32> given = reshaped(x, Shape.of(values));
    Operand<TFloat32> none = tf.zeros(tf.array(batch, layer.at().size()), TFloat32.class);
    Operand<TFloat32> repeated = tf.math.add(none, constants);
    List<Operand<TFloat32>> pieces = new ArrayList<>();
    for (LearnedConstants.Piece piece : layer.pieces(values)) {
      pieces.add(
          tf.slice(
              piece.learned() ? repeated : given,
              tf.array(0, piece.from()),
              tf.array(batch, piece.length())));
    }
    return tf.concat(pieces, tf.constant(1));
  }

  private Operand<TFloat32> reshaped(Operand<TFloat32> x, Shape shape) {
    if (Arrays.equals(x.shape().asArray(), extents(shape))) {
      return x;
    }
    return tf.reshape(x, tf.array(extents(shape)));
  }

  private long[] extents(Shape shape) {
    return LongStream.concat(
            LongStream.of(batch), shape.extents().stream().mapToLong(Integer::longValue))
        .toArray();
  }
}
