package io.hourglass.train.graph;

import io.hourglass.layer.Dense;
import io.hourglass.layer.Dropout;
import io.hourglass.layer.LearnedConstants;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Layers that know no neighborhood of values, as graphs. */
final class VectorGraph {
  private VectorGraph() {}

  static Operand<TFloat32> dense(Dense dense, LayerGraph.Input in) {
    Ops tf = in.tf();
    List<Operand<TFloat32>> weights = in.weights();
    Operand<TFloat32> sums =
        tf.math.add(tf.linalg.matMul(in.flat(), weights.get(0)), weights.get(1));
    return ActivationGraph.of(tf, dense.activation(), sums);
  }

  /** Inverted dropout: values that stay are scaled by 1 / (1 - rate). */
  static Operand<TFloat32> dropout(Dropout dropout, LayerGraph.Input in) {
    if (!in.graph().mode().training()) {
      return in.x();
    }
    Ops tf = in.tf();
    double rate = dropout.rate();
    Operand<TBool> stays = tf.math.greaterEqual(uniform(in), tf.constant((float) rate));
    Operand<TFloat32> kept = tf.dtypes.cast(stays, TFloat32.class);
    return tf.math.mul(in.x(), tf.math.mul(kept, tf.constant((float) (1 / (1 - rate)))));
  }

  /** A random number in [0, 1) for every value, other ones for every layer. */
  private static Operand<TFloat32> uniform(LayerGraph.Input in) {
    Ops tf = in.tf();
    Operand<TInt32> seed = tf.math.add(in.graph().mode().seed(), tf.array(in.number(), 0));
    return tf.random.statelessRandomUniform(
        tf.array(in.graph().extents(in.placed().input())), seed, TFloat32.class);
  }

  static Operand<TFloat32> learnedConstants(LearnedConstants layer, LayerGraph.Input in) {
    if (layer.isIdentity()) {
      return in.x();
    }
    Ops tf = in.tf();
    int rows = in.graph().rows();
    Operand<TFloat32> given = in.flat();
    Operand<TFloat32> zeros = tf.zeros(tf.array(rows, layer.at().size()), TFloat32.class);
    Operand<TFloat32> learned = tf.math.add(zeros, in.weights().get(0));
    List<Operand<TFloat32>> pieces = new ArrayList<>();
    for (LearnedConstants.Piece piece : layer.pieces(in.placed().input().size())) {
      Operand<TFloat32> from = piece.learned() ? learned : given;
      pieces.add(tf.slice(from, tf.array(0, piece.from()), tf.array(rows, piece.length())));
    }
    return tf.concat(pieces, tf.constant(1));
  }
}
