package io.hourglass.train.graph;

import io.hourglass.likelihood.Gaussian;
import io.hourglass.likelihood.StudentT;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Likelihoods of numbers around a location. */
record RealGraph(Ops tf) {
  private static final float HALF_LOG_TWO_PI = 0.9189385f;
  private static final float LOG_TWO = 0.6931472f;

  Operand<TFloat32> gaussian(Gaussian gaussian, Outputs outputs) {
    float precision = (float) (0.5 / (gaussian.deviation() * gaussian.deviation()));
    Operand<TFloat32> squared = tf.math.square(tf.math.sub(outputs.x(), outputs.z()));
    return tf.math.add(
        tf.math.mul(squared, tf.constant(precision)), tf.constant((float) gaussian.constant()));
  }

  Operand<TFloat32> learnedGaussian(Outputs.Scaled z) {
    Operand<TFloat32> half = tf.math.mul(tf.math.square(error(z)), tf.constant(0.5f));
    return withConstant(half, z, HALF_LOG_TWO_PI);
  }

  Operand<TFloat32> studentT(StudentT student, Outputs.Scaled z) {
    float degrees = (float) student.degrees();
    Operand<TFloat32> share = tf.math.div(tf.math.square(error(z)), tf.constant(degrees));
    Operand<TFloat32> tail = tf.math.mul(tf.math.log1p(share), tf.constant((degrees + 1) / 2));
    return withConstant(tail, z, (float) student.constant());
  }

  Operand<TFloat32> laplace(Outputs.Scaled z) {
    return withConstant(tf.math.abs(error(z)), z, LOG_TWO);
  }

  /** {@code (x - m) / s}. */
  private Operand<TFloat32> error(Outputs.Scaled z) {
    return tf.math.mul(tf.math.sub(z.x(), z.location()), tf.math.exp(tf.math.neg(z.logScale())));
  }

  private Operand<TFloat32> withConstant(Operand<TFloat32> nats, Outputs.Scaled z, float constant) {
    return tf.math.add(tf.math.add(nats, z.logScale()), tf.constant(constant));
  }
}
