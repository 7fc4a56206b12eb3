package io.hourglass.layer;

/** A layer with its weights, ready to run. Immutable and thread-safe. */
@FunctionalInterface
public interface Forward {
  /**
   * Maps rows, exactly: the same bits on every machine, for one row or many.
   *
   * @param in rows side by side, from index 0
   * @param rows how many
   * @param out the output rows, side by side
   */
  void apply(float[] in, int rows, float[] out);
}
