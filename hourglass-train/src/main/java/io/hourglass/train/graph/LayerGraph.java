package io.hourglass.train.graph;

import io.hourglass.layer.AveragePool;
import io.hourglass.layer.BatchNorm;
import io.hourglass.layer.Conv;
import io.hourglass.layer.ConvTranspose;
import io.hourglass.layer.Dense;
import io.hourglass.layer.Dropout;
import io.hourglass.layer.Flatten;
import io.hourglass.layer.Gated;
import io.hourglass.layer.Layer;
import io.hourglass.layer.LayerNorm;
import io.hourglass.layer.LearnedConstants;
import io.hourglass.layer.MaxPool;
import io.hourglass.layer.PlacedLayer;
import io.hourglass.layer.Reshape;
import io.hourglass.layer.Residual;
import io.hourglass.layer.Shape;
import io.hourglass.layer.Upsample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A layer as a graph.
 *
 * @param tf where the operations go
 * @param rows of every tensor
 * @param mode whether it trains
 * @param weights by name, those of other layers too
 */
record LayerGraph(Ops tf, int rows, GraphMode mode, Map<String, Operand<TFloat32>> weights) {
  /** The numbers of layers within a layer lie so far apart from those around it. */
  private static final int WITHIN = 1000;

  /**
   * What the layer makes of {@code x}, of shape (rows, its input's extents).
   *
   * @param number of the layer, that each may draw its own random numbers
   */
  Operand<TFloat32> apply(PlacedLayer stage, int number, Operand<TFloat32> x) {
    Layer layer = stage.layer();
    if (layer instanceof Dense dense) {
      return dense(dense, own(stage), reshaped(x, Shape.of(stage.input().size())));
    }
    if (layer instanceof Dropout dropout) {
      return mode.training() ? dropped(dropout.rate(), number, stage.input(), x) : x;
    }
    if (layer instanceof Flatten || layer instanceof Reshape) {
      return reshaped(x, stage.output());
    }
    if (layer instanceof LearnedConstants constants) {
      return own(stage).isEmpty() ? x : between(constants, stage, x);
    }
    Operand<TFloat32> shaped = reshaped(x, stage.input());
    if (layer instanceof Residual residual) {
      return residual(residual, stage, number, shaped);
    }
    if (layer instanceof Gated gated) {
      return gated(gated, stage, number, shaped);
    }
    return reshaped(channels(stage, shaped), stage.output());
  }

  /** What treats channel by channel. */
  private Operand<TFloat32> channels(PlacedLayer stage, Operand<TFloat32> x) {
    Layer layer = stage.layer();
    PlaneGraph planes = new PlaneGraph(tf, rows);
    NormGraph norms = new NormGraph(tf, mode);
    if (layer instanceof Conv conv) {
      return planes.conv(conv, own(stage), x);
    }
    if (layer instanceof ConvTranspose conv) {
      return planes.transposed(conv, own(stage), x, stage.output());
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
    if (layer instanceof BatchNorm norm) {
      return norms.batch(norm, stage.name(), own(stage), x);
    }
    if (layer instanceof LayerNorm norm) {
      return norms.layer(norm, own(stage), x);
    }
    throw new IllegalStateException("no graph for the layer " + layer);
  }

  private List<Operand<TFloat32>> own(PlacedLayer stage) {
    return stage.parameters().stream()
        .<Operand<TFloat32>>map(parameter -> weights.get(parameter.name()))
        .toList();
  }

  private Operand<TFloat32> dense(Dense dense, List<Operand<TFloat32>> own, Operand<TFloat32> x) {
    Operand<TFloat32> sums = tf.math.add(tf.linalg.matMul(x, own.get(0)), own.get(1));
    return ActivationGraph.of(tf, dense.activation(), sums);
  }

  /** Inverted dropout: what is kept grows by 1 / (1 - rate). */
  private Operand<TFloat32> dropped(double rate, int number, Shape shape, Operand<TFloat32> x) {
    Operand<TInt32> own = tf.math.add(mode.seed(), tf.array(number, 0));
    Operand<TFloat32> uniform =
        tf.random.statelessRandomUniform(tf.array(extents(shape)), own, TFloat32.class);
    Operand<TFloat32> kept =
        tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant((float) rate)), TFloat32.class);
    return tf.math.mul(x, tf.math.mul(kept, tf.constant((float) (1 / (1 - rate)))));
  }

  private Operand<TFloat32> between(
      LearnedConstants layer, PlacedLayer stage, Operand<TFloat32> x) {
    int values = stage.input().size();
    Operand<TFloat32> given = reshaped(x, Shape.of(values));
    Operand<TFloat32> none = tf.zeros(tf.array(rows, layer.at().size()), TFloat32.class);
    Operand<TFloat32> repeated = tf.math.add(none, own(stage).get(0));
    List<Operand<TFloat32>> pieces = new ArrayList<>();
    for (LearnedConstants.Piece piece : layer.pieces(values)) {
      pieces.add(
          tf.slice(
              piece.learned() ? repeated : given,
              tf.array(0, piece.from()),
              tf.array(rows, piece.length())));
    }
    return tf.concat(pieces, tf.constant(1));
  }

  private Operand<TFloat32> residual(
      Residual residual, PlacedLayer stage, int number, Operand<TFloat32> x) {
    int first = (number + 1) * WITHIN;
    Operand<TFloat32> f = through(residual.branch(stage.input()), stage, first, x);
    Operand<TFloat32> around = through(residual.shortcut(stage.input()), stage, first, x);
    return ActivationGraph.of(tf, residual.activation(), tf.math.add(around, f));
  }

  private Operand<TFloat32> gated(Gated gated, PlacedLayer stage, int number, Operand<TFloat32> x) {
    int first = (number + 1) * WITHIN;
    Operand<TFloat32> value = through(List.of(gated.value(stage.input())), stage, first, x);
    Operand<TFloat32> gate = through(List.of(gated.gate(stage.input())), stage, first + 1, x);
    return tf.math.mul(value, tf.math.sigmoid(gate));
  }

  private Operand<TFloat32> through(
      List<PlacedLayer> stages, PlacedLayer around, int first, Operand<TFloat32> in) {
    Operand<TFloat32> x = in;
    for (int i = 0; i < stages.size(); i++) {
      x = apply(stages.get(i).within(around), first + i, x);
    }
    return x;
  }

  private Operand<TFloat32> reshaped(Operand<TFloat32> x, Shape shape) {
    if (Arrays.equals(x.shape().asArray(), extents(shape))) {
      return x;
    }
    return tf.reshape(x, tf.array(extents(shape)));
  }

  private long[] extents(Shape shape) {
    return LongStream.concat(
            LongStream.of(rows), shape.extents().stream().mapToLong(Integer::longValue))
        .toArray();
  }
}
