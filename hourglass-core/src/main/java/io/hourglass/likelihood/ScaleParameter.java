package io.hourglass.likelihood;

/**
 * The source of a likelihood's second parameter, the logarithm of its scale or shape.
 *
 * <p>A predicted scale expresses which rows are certain, but can also explain a row away as
 * uncertain; one scale for the whole column cannot.
 */
public enum ScaleParameter {
  /** One learned scale for the whole column. */
  SHARED,
  /** An output of the network for every feature of every row. */
  PREDICTED;

  /** Outputs of a block: a location for every feature, and the scales. */
  int parameters(int width) {
    return this == SHARED ? Math.addExact(width, 1) : Math.multiplyExact(2, width);
  }

  /** The number of outputs that do not depend on the row. */
  int shared() {
    return this == SHARED ? 1 : 0;
  }

  /** Where a feature's location is among the outputs of its block. */
  int location(int feature) {
    return this == SHARED ? feature : 2 * feature;
  }

  /** Where a feature's scale is among the outputs of its block. */
  int scale(int feature, int width) {
    return this == SHARED ? width : 2 * feature + 1;
  }
}
