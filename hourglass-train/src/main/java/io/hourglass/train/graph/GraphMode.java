package io.hourglass.train.graph;

import io.hourglass.train.engine.StepFunction.StepContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Whether layers train, with their inputs and outputs besides values.
 *
 * @param training whether dropout drops and statistics are those of the batch
 * @param seed two numbers that differ from step to step
 * @param present (rows), 1 for every row that counts, else 0
 * @param updates new values of statistics by name, added by layers; the first one stays
 */
record GraphMode(
    boolean training,
    Operand<TInt32> seed,
    Operand<TFloat32> present,
    Map<String, Operand<TFloat32>> updates) {
  static GraphMode training(StepContext step) {
    return new GraphMode(true, step.seed(), step.present(), new LinkedHashMap<>());
  }

  static GraphMode outside(Ops tf) {
    return new GraphMode(false, tf.array(0, 0), tf.constant(1f), new LinkedHashMap<>());
  }

  /** The mode for several copies of all rows. */
  GraphMode times(Ops tf, int copies) {
    return copies == 1 || !training
        ? this
        : new GraphMode(training, seed, tf.tile(present, tf.array(copies)), updates);
  }

  /** The mode for other rows, all present, which do not update statistics. */
  GraphMode aside(Ops tf, int rows) {
    return new GraphMode(
        training, seed, tf.ones(tf.array(rows), TFloat32.class), new LinkedHashMap<>());
  }
}
