package io.hourglass.train.engine;

import io.hourglass.layer.Parameter;
import io.hourglass.train.engine.Variables.Extents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One training step: take a batch from the chunk, lose, differentiate, learn.
 *
 * @param step what is learned and lost
 * @param adam how
 * @param extents of the variables
 */
record StepGraph(StepFunction step, Adam adam, Extents extents) {
  /** The variables after a step. */
  Variables after(Ops tf, Variables before) {
    Operand<TInt32> from = tf.math.mul(before.index(), tf.constant(extents.batch()));
    Operand<TInt32> left = tf.math.sub(before.control(tf, 1), from);
    Operand<TFloat32> rows =
        tf.slice(
            before.chunk(),
            tf.stack(List.of(from, tf.constant(0))),
            tf.array(extents.batch(), extents.features()));
    Operand<TFloat32> sums = sums(tf, losses(tf, before, rows), left);
    List<Adam.Slot> slots = learned(tf, before, sums, left);
    return new Variables(
        tf.math.add(before.index(), tf.constant(1)),
        tf.identity(before.control()),
        tf.identity(before.chunk()),
        tf.identity(before.schedule()),
        reported(tf, before, sums),
        slots.stream().map(Adam.Slot::weight).toList(),
        slots.stream().map(Adam.Slot::first).toList(),
        slots.stream().map(Adam.Slot::second).toList());
  }

  private Map<String, Operand<TFloat32>> losses(Ops tf, Variables before, Operand<TFloat32> rows) {
    Map<String, Operand<TFloat32>> named = new LinkedHashMap<>();
    for (int i = 0; i < extents.parameters().size(); i++) {
      named.put(extents.parameters().get(i).name(), before.weights().get(i));
    }
    Operand<TInt32> number = tf.math.add(before.control(tf, 2), before.index());
    return step.losses(tf, named, rows, tf.stack(List.of(before.control(tf, 3), number)));
  }

  /** Each term's sum over the rows that are there; a last, short batch is padded. */
  private Operand<TFloat32> sums(
      Ops tf, Map<String, Operand<TFloat32>> losses, Operand<TInt32> left) {
    int[] numbers = IntStream.range(0, extents.batch()).toArray();
    Operand<TBool> isThere = tf.math.less(tf.constant(numbers), left);
    Operand<TFloat32> present = tf.dtypes.cast(isThere, TFloat32.class);
    List<Operand<TFloat32>> sums = new ArrayList<>();
    step.terms()
        .forEach(term -> sums.add(tf.sum(tf.math.mul(losses.get(term), present), tf.array(0))));
    return tf.stack(sums);
  }

  private List<Adam.Slot> learned(
      Ops tf, Variables before, Operand<TFloat32> sums, Operand<TInt32> left) {
    Operand<TInt32> count = tf.math.minimum(left, tf.constant(extents.batch()));
    Operand<TFloat32> loss =
        tf.math.div(tf.sum(sums, tf.array(0)), tf.dtypes.cast(count, TFloat32.class));
    // inside the step: TensorFlow's gradient of a loop fails
    Gradients gradients = Gradients.create(tf.scope(), List.of(loss), before.weights());
    List<Adam.Slot> slots = new ArrayList<>();
    List<Operand<TFloat32>> slopes = new ArrayList<>();
    for (int i = 0; i < extents.parameters().size(); i++) {
      Parameter parameter = extents.parameters().get(i);
      slots.add(
          new Adam.Slot(
              before.weights().get(i),
              before.first().get(i),
              before.second().get(i),
              parameter.role()));
      slopes.add(gradients.dy(i));
    }
    return adam.step(tf, slots, slopes, scales(tf, before));
  }

  private static List<Operand<TFloat32>> scales(Ops tf, Variables before) {
    List<Operand<TFloat32>> scales = new ArrayList<>();
    for (int i = 0; i < Adam.SCALES; i++) {
      Operand<TInt32> at = tf.stack(List.of(before.index(), tf.constant(i)));
      scales.add(tf.squeeze(tf.slice(before.schedule(), at, tf.array(1, 1))));
    }
    return scales;
  }

  /** A choice, not a product with 0 and 1: a NaN must stay in its row. */
  private Operand<TFloat32> reported(Ops tf, Variables before, Operand<TFloat32> sums) {
    int[] numbers = IntStream.range(0, extents.steps()).toArray();
    Operand<TBool> own = tf.math.equal(tf.constant(numbers), before.index());
    return tf.select(tf.reshape(own, tf.array(-1, 1)), sums, before.report());
  }
}
