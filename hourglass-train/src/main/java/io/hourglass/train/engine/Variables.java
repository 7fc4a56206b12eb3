package io.hourglass.train.engine;

import io.hourglass.layer.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The variables that a step reads and changes, in the order in which the loop passes them on.
 *
 * @param index of the batch within the chunk
 * @param control batches of the chunk, rows of the chunk, steps taken before it, seed
 * @param chunk (steps * batch, features)
 * @param schedule (steps, {@link #SCHEDULED}): what Adam scales with, then the annealing
 * @param report (steps, terms), the losses' sums; each step fills its row
 * @param weights the parameters
 * @param first moments
 * @param second moments
 */
record Variables(
    Operand<TInt32> index,
    Operand<TInt32> control,
    Operand<TFloat32> chunk,
    Operand<TFloat32> schedule,
    Operand<TFloat32> report,
    List<Operand<TFloat32>> weights,
    List<Operand<TFloat32>> first,
    List<Operand<TFloat32>> second) {

  /** Where in {@link #list} that begins which comes back to Java: the report, then the state. */
  static final int REPORT = 4;

  /** Numbers that every step is scheduled. */
  static final int SCHEDULED = Adam.SCALES + 1;

  /**
   * Extents.
   *
   * @param steps of a chunk, at most
   * @param batch rows per step
   * @param features of a row
   * @param terms of the loss
   * @param parameters the parameters
   */
  record Extents(int steps, int batch, int features, int terms, List<Parameter> parameters) {
    Shape chunk() {
      return Shape.of((long) steps * batch, features);
    }

    Shape schedule() {
      return Shape.of(steps, SCHEDULED);
    }

    Shape report() {
      return Shape.of(steps, terms);
    }
  }

  static Variables placeholders(Ops tf, Extents extents) {
    return new Variables(
        tf.placeholder(TInt32.class, Placeholder.shape(Shape.scalar())),
        tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(4))),
        floats(tf, extents.chunk()),
        floats(tf, extents.schedule()),
        floats(tf, extents.report()),
        arrays(tf, extents.parameters()),
        arrays(tf, extents.parameters()),
        arrays(tf, extents.parameters()));
  }

  private static Operand<TFloat32> floats(Ops tf, Shape shape) {
    return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  private static List<Operand<TFloat32>> arrays(Ops tf, List<Parameter> parameters) {
    List<Operand<TFloat32>> arrays = new ArrayList<>();
    parameters.forEach(p -> arrays.add(floats(tf, NativeFloats.shape(p.shape()))));
    return arrays;
  }

  /** A parameter with its moments. */
  Adam.Slot slot(int parameter, Parameter.Role role) {
    return new Adam.Slot(weights.get(parameter), first.get(parameter), second.get(parameter), role);
  }

  List<Operand<?>> list() {
    List<Operand<?>> list = new ArrayList<>(List.of(index, control, chunk, schedule, report));
    list.addAll(weights);
    list.addAll(first);
    list.addAll(second);
    return list;
  }

  /** One of the four numbers of {@link #control}. */
  Operand<TInt32> control(Ops tf, int which) {
    return tf.squeeze(tf.slice(control, tf.array(which), tf.array(1)));
  }
}
