package io.hourglass.train.engine;

import io.hourglass.layer.Parameter;
import io.hourglass.train.engine.StepFunction.Losses;
import io.hourglass.train.engine.StepFunction.StepContext;
import io.hourglass.train.engine.Variables.Extents;
import java.util.ArrayList;
import java.util.Iterator;
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
 * One training step: a batch from the chunk, forward pass, gradients, optimizer step.
 *
 * @param step parameters and losses
 * @param adam the optimizer
 * @param extents of the variables
 */
record StepGraph(StepFunction step, Adam adam, Extents extents) {
  /** The variables after a step. */
  Variables after(Ops tf, Variables before) {
    Operand<TInt32> from = tf.math.mul(before.index(), tf.constant(extents.batch()));
    Operand<TInt32> left = tf.math.sub(before.control(tf, 1), from);
    Operand<TFloat32> rows = rows(tf, before, from);
    Operand<TFloat32> present = present(tf, left);
    Losses losses = losses(tf, before, rows, present);
    List<Adam.Slot> slots = stepped(tf, before, losses, present);
    Operand<TFloat32> sums = sums(tf, losses, present);
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

  /** The batch that begins at a row of the chunk. */
  private Operand<TFloat32> rows(Ops tf, Variables before, Operand<TInt32> from) {
    return tf.slice(
        before.chunk(),
        tf.stack(List.of(from, tf.constant(0))),
        tf.array(extents.batch(), extents.features()));
  }

  private Losses losses(
      Ops tf, Variables before, Operand<TFloat32> rows, Operand<TFloat32> present) {
    Operand<TInt32> number = tf.math.add(before.control(tf, 2), before.index());
    Operand<TInt32> seed = tf.stack(List.of(before.control(tf, 3), number));
    Operand<TFloat32> annealing = scheduled(tf, before, Adam.SCALES);
    return step.losses(tf, named(before), rows, new StepContext(seed, annealing, present));
  }

  private Map<String, Operand<TFloat32>> named(Variables before) {
    Map<String, Operand<TFloat32>> named = new LinkedHashMap<>();
    for (int i = 0; i < extents.parameters().size(); i++) {
      named.put(extents.parameters().get(i).name(), before.weights().get(i));
    }
    return named;
  }

  /** 1 for the rows that are there, 0 for those that a last, short batch is padded with. */
  private Operand<TFloat32> present(Ops tf, Operand<TInt32> left) {
    int[] numbers = IntStream.range(0, extents.batch()).toArray();
    Operand<TBool> isThere = tf.math.less(tf.constant(numbers), left);
    return tf.dtypes.cast(isThere, TFloat32.class);
  }

  /** Each term's sum over the rows that are there. */
  private static Operand<TFloat32> sums(Ops tf, Losses losses, Operand<TFloat32> present) {
    List<Operand<TFloat32>> sums = new ArrayList<>();
    for (Operand<TFloat32> term : losses.terms().values()) {
      sums.add(tf.reshape(tf.sum(tf.math.mul(term, present), tf.array(0)), tf.array(1)));
    }
    Operand<TFloat32> column = tf.reshape(present, tf.array(-1, 1));
    losses.profile().forEach(part -> sums.add(tf.sum(tf.math.mul(part, column), tf.array(0))));
    return sums.size() == 1 ? sums.get(0) : tf.concat(sums, tf.constant(0));
  }

  private List<Operand<TFloat32>> scales(Ops tf, Variables before) {
    return IntStream.range(0, Adam.SCALES)
        .<Operand<TFloat32>>mapToObj(i -> scheduled(tf, before, i))
        .toList();
  }

  /** All parameters after a step: learned ones by the optimizer, statistics by their updates. */
  private List<Adam.Slot> stepped(
      Ops tf, Variables before, Losses losses, Operand<TFloat32> present) {
    List<Operand<TFloat32>> slopes = slopes(tf, before, losses, present);
    List<Operand<TFloat32>> scales = scales(tf, before);
    Iterator<Adam.Slot> next = adam.step(tf, learned(before), slopes, scales).iterator();
    List<Adam.Slot> all = new ArrayList<>();
    for (int i = 0; i < extents.parameters().size(); i++) {
      all.add(isLearned(i) ? next.next() : kept(tf, before, i, losses));
    }
    return all;
  }

  /** The gradient of the mean loss of the rows that are there, by learned parameter. */
  private List<Operand<TFloat32>> slopes(
      Ops tf, Variables before, Losses losses, Operand<TFloat32> present) {
    Operand<TFloat32> total = tf.sum(tf.math.mul(losses.objective(), present), tf.array(0));
    Operand<TFloat32> loss = tf.math.div(total, tf.sum(present, tf.array(0)));
    List<Operand<TFloat32>> learned = learned(before).stream().map(Adam.Slot::weight).toList();
    // inside the step: TensorFlow's gradient of a loop fails
    Gradients gradients = Gradients.create(tf.scope(), List.of(loss), learned);
    return IntStream.range(0, learned.size()).<Operand<TFloat32>>mapToObj(gradients::dy).toList();
  }

  private boolean isLearned(int i) {
    return extents.parameters().get(i).role() != Parameter.Role.STATISTIC;
  }

  private List<Adam.Slot> learned(Variables before) {
    return IntStream.range(0, extents.parameters().size())
        .filter(this::isLearned)
        .mapToObj(i -> before.slot(i, extents.parameters().get(i).role()))
        .toList();
  }

  /** A statistic after a step; it has no moments. */
  private Adam.Slot kept(Ops tf, Variables before, int i, Losses losses) {
    Parameter parameter = extents.parameters().get(i);
    Operand<TFloat32> now = before.weights().get(i);
    Operand<TFloat32> next = losses.updates().getOrDefault(parameter.name(), now);
    return new Adam.Slot(
        tf.identity(next),
        tf.identity(before.first().get(i)),
        tf.identity(before.second().get(i)),
        parameter.role());
  }

  private static Operand<TFloat32> scheduled(Ops tf, Variables before, int which) {
    Operand<TInt32> at = tf.stack(List.of(before.index(), tf.constant(which)));
    return tf.squeeze(tf.slice(before.schedule(), at, tf.array(1, 1)));
  }

  /** A choice, not a product with 0 and 1: a NaN must stay in its row. */
  private Operand<TFloat32> reported(Ops tf, Variables before, Operand<TFloat32> sums) {
    int[] numbers = IntStream.range(0, extents.steps()).toArray();
    Operand<TBool> own = tf.math.equal(tf.constant(numbers), before.index());
    return tf.select(tf.reshape(own, tf.array(-1, 1)), sums, before.report());
  }
}
