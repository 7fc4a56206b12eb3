package io.hourglass.train.graph;

import io.hourglass.layer.Activation;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Activations as graphs; the formulas are those of {@link Activation}. */
final class ActivationGraph {
  private static final float LEAK = 0.2f;
  private static final float SELU_SCALE = 1.050701f;
  private static final float SELU_BELOW = 1.7580993f;
  private static final float GELU_SLOPE = 1.5957692f;
  private static final float GELU_CUBE = 0.044715f;

  private ActivationGraph() {}

  static Operand<TFloat32> of(Ops tf, Activation activation, Operand<TFloat32> x) {
    return switch (activation) {
      case LINEAR -> x;
      case RELU -> tf.nn.relu(x);
      case RELU6 -> tf.nn.relu6(x);
      case LEAKY_RELU -> tf.math.maximum(x, tf.math.mul(x, tf.constant(LEAK)));
      case ELU -> tf.math.add(tf.nn.relu(x), belowZero(tf, x));
      case SELU ->
          tf.math.add(
              tf.math.mul(tf.nn.relu(x), tf.constant(SELU_SCALE)),
              tf.math.mul(belowZero(tf, x), tf.constant(SELU_BELOW)));
      case GELU -> tf.math.mul(x, tf.math.sigmoid(geluInner(tf, x)));
      case SILU -> tf.math.mul(x, tf.math.sigmoid(x));
      case MISH -> tf.math.mul(x, tf.math.tanh(tf.math.softplus(x)));
      case SOFTPLUS -> tf.math.softplus(x);
      case SOFTSIGN -> tf.nn.softsign(x);
      case TANH -> tf.math.tanh(x);
      case SIGMOID -> tf.math.sigmoid(x);
      case HARD_SIGMOID ->
          tf.math.div(tf.nn.relu6(tf.math.add(x, tf.constant(3f))), tf.constant(6f));
      case EXPONENTIAL -> tf.math.exp(x);
    };
  }

  /** {@code exp(min(x, 0)) - 1}. */
  private static Operand<TFloat32> belowZero(Ops tf, Operand<TFloat32> x) {
    return tf.math.expm1(tf.math.minimum(x, tf.constant(0f)));
  }

  private static Operand<TFloat32> geluInner(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> cube = tf.math.mul(x, tf.math.mul(x, x));
    Operand<TFloat32> sum = tf.math.add(x, tf.math.mul(cube, tf.constant(GELU_CUBE)));
    return tf.math.mul(sum, tf.constant(GELU_SLOPE));
  }
}
