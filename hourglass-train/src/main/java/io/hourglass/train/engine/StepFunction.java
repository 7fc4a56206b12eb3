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
  /** What is learned. */
  List<Parameter> parameters();

  /** Numbers in a row. */
  int features();

  /** Numbers that {@link #outputs} gives for a row. */
  int outputWidth();

  /** Names of the losses, in order. */
  List<String> terms();

  /**
   * What is lost on every row; the sum of all terms is minimized.
   *
   * @param weights by name
   * @param rows (batch, features)
   * @param seed two numbers, other ones at every step
   * @return by name, each of shape (batch)
   */
  Map<String, Operand<TFloat32>> losses(
      Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> rows, Operand<TInt32> seed);

  /** What the network gives outside training, of shape (batch, {@link #outputWidth}). */
  Operand<TFloat32> outputs(Ops tf, Map<String, Operand<TFloat32>> weights, Operand<TFloat32> rows);
}
