package io.hourglass.train.engine;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019) and a bound on
 * the gradient's norm, written out so that it can run inside a compiled loop.
 *
 * @param decay of the weights, per unit of learning rate
 * @param clipNorm the greatest norm of the gradient; 0 for no bound
 */
public record Adam(double decay, double clipNorm) {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-7f;

  /** A weight array with its moments. */
  record Slot(
      Operand<TFloat32> weight,
      Operand<TFloat32> first,
      Operand<TFloat32> second,
      boolean decays) {}

  /** The slots after a step. */
  List<Slot> step(
      Ops tf,
      List<Slot> slots,
      List<Operand<TFloat32>> gradients,
      Operand<TFloat32> rate,
      Operand<TFloat32> number) {
    List<Operand<TFloat32>> bounded = clipped(tf, gradients);
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> unbias1 = tf.math.sub(one, tf.math.pow(tf.constant(BETA1), number));
    Operand<TFloat32> unbias2 = tf.math.sub(one, tf.math.pow(tf.constant(BETA2), number));
    Operand<TFloat32> size = tf.math.div(tf.math.mul(rate, tf.math.sqrt(unbias2)), unbias1);
    List<Slot> next = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      next.add(step(tf, slots.get(i), bounded.get(i), size, rate));
    }
    return next;
  }

  private Slot step(
      Ops tf, Slot slot, Operand<TFloat32> g, Operand<TFloat32> size, Operand<TFloat32> rate) {
    Operand<TFloat32> first = mean(tf, slot.first(), g, BETA1);
    Operand<TFloat32> second = mean(tf, slot.second(), tf.math.square(g), BETA2);
    Operand<TFloat32> root = tf.math.add(tf.math.sqrt(second), tf.constant(EPSILON));
    Operand<TFloat32> weight =
        tf.math.sub(slot.weight(), tf.math.div(tf.math.mul(size, first), root));
    if (slot.decays() && decay > 0) {
      Operand<TFloat32> pull = tf.math.mul(rate, tf.constant((float) decay));
      weight = tf.math.sub(weight, tf.math.mul(pull, slot.weight()));
    }
    return new Slot(weight, first, second, slot.decays());
  }

  private static Operand<TFloat32> mean(
      Ops tf, Operand<TFloat32> before, Operand<TFloat32> now, float beta) {
    return tf.math.add(
        tf.math.mul(before, tf.constant(beta)), tf.math.mul(now, tf.constant(1 - beta)));
  }

  private List<Operand<TFloat32>> clipped(Ops tf, List<Operand<TFloat32>> gradients) {
    if (clipNorm == 0) {
      return gradients;
    }
    Operand<TFloat32> squares = tf.constant(0f);
    for (Operand<TFloat32> gradient : gradients) {
      Operand<TFloat32> flat = tf.reshape(gradient, tf.array(-1));
      squares = tf.math.add(squares, tf.sum(tf.math.square(flat), tf.array(0)));
    }
    Operand<TFloat32> bound = tf.constant((float) clipNorm);
    Operand<TFloat32> scale =
        tf.math.div(bound, tf.math.maximum(bound, tf.math.sqrt(squares)));
    return gradients.stream()
        .<Operand<TFloat32>>map(gradient -> tf.math.mul(gradient, scale))
        .toList();
  }
}
