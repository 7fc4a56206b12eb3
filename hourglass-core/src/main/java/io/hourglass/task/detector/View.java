package io.hourglass.task.detector;

/**
 * One way to look at whitened rows, which gives strange ones a higher score. Immutable and
 * thread-safe; the same bits on every machine.
 */
public sealed interface View permits Ellipsoid, Neighbours, Reconstruction {
  /** As reports call it. */
  String label();

  /**
   * How strange rows are, each by itself.
   *
   * @param whitened rows side by side
   * @param count how many
   * @return positive numbers
   */
  double[] score(float[] whitened, int count);
}
