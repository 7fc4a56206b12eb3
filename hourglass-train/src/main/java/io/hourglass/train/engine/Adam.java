package io.hourglass.train.engine;

import io.hourglass.layer.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam (Kingma and Ba 2015, algorithm 1; beta 0.9 and 0.999, epsilon 1e-7) with decoupled weight
 * decay (Loshchilov and Hutter 2019) and a bound on the gradient's norm, written out so that it can
 * run inside a compiled loop.
 *
 * @param decay of the weights, per unit of learning rate
 * @param clipNorm the largest norm of the gradient; 0 for no bound
 */
public record Adam(double decay, double clipNorm) {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final float EPSILON = 1e-7f;

  /** Numbers that a step takes from {@link #schedule}. */
  static final int SCALES = 3;

  /** A weight array with its moments. */
  record Slot(
      Operand<TFloat32> weight,
      Operand<TFloat32> first,
      Operand<TFloat32> second,
      Parameter.Role role) {}

  /**
   * Factors that depend on the step number alone: the learning rate divided by the first moment's
   * bias correction, one divided by the root of the second moment's, and the weight decay. In
   * double precision: in single, {@code 1 - 0.999^t} would be wrong by 6e-5 at the first steps.
   *
   * @param rates one a step
   * @param taken steps before the first of them
   * @return {@link #SCALES} numbers a step
   */
  float[][] schedule(float[] rates, long taken) {
    float[][] schedule = new float[rates.length][];
    for (int i = 0; i < rates.length; i++) {
      schedule[i] = scales(rates[i], taken + i + 1.0);
    }
    return schedule;
  }

  private float[] scales(float rate, double number) {
    return new float[] {
      (float) (rate / (1 - Math.pow(BETA1, number))),
      (float) (1 / Math.sqrt(1 - Math.pow(BETA2, number))),
      (float) (rate * decay)
    };
  }

  /**
   * The slots after a step.
   *
   * @param scales the step's three numbers, each a scalar
   */
  List<Slot> step(
      Ops tf, List<Slot> slots, List<Operand<TFloat32>> gradients, List<Operand<TFloat32>> scales) {
    List<Operand<TFloat32>> bounded = clipped(tf, gradients);
    List<Slot> next = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      next.add(step(tf, slots.get(i), bounded.get(i), scales));
    }
    return next;
  }

  private Slot step(Ops tf, Slot slot, Operand<TFloat32> gradient, List<Operand<TFloat32>> scales) {
    Operand<TFloat32> first = mean(tf, slot.first(), gradient, BETA1);
    Operand<TFloat32> second = mean(tf, slot.second(), tf.math.square(gradient), BETA2);
    Operand<TFloat32> root =
        tf.math.add(tf.math.mul(tf.math.sqrt(second), scales.get(1)), tf.constant(EPSILON));
    Operand<TFloat32> move = tf.math.div(tf.math.mul(scales.get(0), first), root);
    Operand<TFloat32> moved = tf.math.sub(slot.weight(), move);
    return new Slot(decayed(tf, slot, moved, scales.get(2)), first, second, slot.role());
  }

  private Operand<TFloat32> decayed(
      Ops tf, Slot slot, Operand<TFloat32> moved, Operand<TFloat32> scale) {
    return slot.role() == Parameter.Role.KERNEL && decay > 0
        ? tf.math.sub(moved, tf.math.mul(scale, slot.weight()))
        : moved;
  }

  private static Operand<TFloat32> mean(
      Ops tf, Operand<TFloat32> before, Operand<TFloat32> now, double beta) {
    return tf.math.add(
        tf.math.mul(before, tf.constant((float) beta)),
        tf.math.mul(now, tf.constant((float) (1 - beta))));
  }

  private List<Operand<TFloat32>> clipped(Ops tf, List<Operand<TFloat32>> gradients) {
    if (clipNorm == 0) {
      return gradients;
    }
    Operand<TFloat32> scale = clipScale(tf, squaredNorm(tf, gradients));
    return gradients.stream()
        .<Operand<TFloat32>>map(gradient -> tf.math.mul(gradient, scale))
        .toList();
  }

  private Operand<TFloat32> clipScale(Ops tf, Operand<TFloat32> squaredNorm) {
    Operand<TFloat32> bound = tf.constant((float) clipNorm);
    return tf.math.div(bound, tf.math.maximum(bound, tf.math.sqrt(squaredNorm)));
  }

  private static Operand<TFloat32> squaredNorm(Ops tf, List<Operand<TFloat32>> gradients) {
    Operand<TFloat32> squares = tf.constant(0f);
    for (Operand<TFloat32> gradient : gradients) {
      Operand<TFloat32> flat = tf.reshape(gradient, tf.array(-1));
      squares = tf.math.add(squares, tf.sum(tf.math.square(flat), tf.array(0)));
    }
    return squares;
  }
}
