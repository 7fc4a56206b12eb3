package io.hourglass.layer;

/** The values that an array of weights has before training. */
public enum Initializer {
  /** Uniform within {@code sqrt(6 / (inputs + outputs))} (Glorot and Bengio 2010). */
  GLOROT_UNIFORM,
  /** All 0. */
  ZERO,
  /** All 1. */
  ONE,
  /** Uniform between -1/5 and 1/5. */
  UNIFORM,
  /** Normally distributed with mean 0 and standard deviation 1. */
  NORMAL,
  /** Rows sampled from the training data, as the encoder receives them. */
  ROWS
}
