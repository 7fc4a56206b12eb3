package io.hourglass.task.detector;

/**
 * One way to look at rows, which gives strange ones a higher score. Immutable and thread-safe; the
 * same bits on every machine.
 */
public sealed interface View permits Tails, Neighbours, Reconstruction {
  /**
   * How strange rows are, each by itself.
   *
   * @return a number for each row, none negative
   */
  double[] score(Look rows);
}
