package io.hourglass.train.engine;

import io.hourglass.layer.Parameter;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The mathematics of one training step, as a graph. */
public interface StepFunction {
  /** The learned and stored parameters. */
  List<Parameter> parameters();

  /** Numbers in a row. */
  int features();

  /** Numbers that {@link #outputs} gives for a row. */
  int outputWidth();

  /** Names of the reported values, in order: those of {@link Losses#terms}, then of the profile. */
  List<String> terms();

  /**
   * The losses of every row.
   *
   * @param weights by name
   * @param rows (batch, features)
   */
  Losses losses(
      Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> rows, StepContext step);

  /** The outputs of the network outside training, of shape (batch, {@link #outputWidth}). */
  Operand<TFloat32> outputs(Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> rows);

  /**
   * The inputs of a step besides its rows.
   *
   * @param seed two numbers, other ones at every step
   * @param annealing a scalar in [0, 1]
   * @param present (batch), 1 for every row, 0 for those that only fill the last batch
   */
  record StepContext(
      Operand<TInt32> seed, Operand<TFloat32> annealing, Operand<TFloat32> present) {}

  /**
   * The result of a step.
   *
   * @param objective the minimized loss, of shape (batch)
   * @param terms reported values by name, each of shape (batch), in a fixed order
   * @param profile further reported values, each of shape (batch, numbers); its names come last
   * @param updates new values of the parameters that are statistics, by name
   */
  record Losses(
      Operand<TFloat32> objective,
      Map<String, Operand<TFloat32>> terms,
      List<Operand<TFloat32>> profile,
      Map<String, Operand<TFloat32>> updates) {}
}
