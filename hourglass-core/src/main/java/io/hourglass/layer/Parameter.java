package io.hourglass.layer;

/**
 * An array of weights that a layer learns or keeps.
 *
 * @param name within its layer: {@code kernel}, {@code bias}
 * @param shape of the array
 * @param start how it is filled before training
 * @param role how training changes it
 */
public record Parameter(String name, Shape shape, Start start, Role role) {
  /** How an array of weights is filled before training. */
  public enum Start {
    /** Uniform within {@code sqrt(6 / (inputs + outputs))} (Glorot and Bengio 2010). */
    GLOROT_UNIFORM,
    /** All 0. */
    ZERO,
    /** All 1. */
    ONE,
    /** Uniform between -1/5 and 1/5. */
    UNIFORM,
    /** Normally distributed around 0 with standard deviation 1. */
    NORMAL,
    /** Rows drawn from the training data, as the encoder takes them in. */
    ROWS
  }

  /** How training changes an array of weights. */
  public enum Role {
    /** By the gradient, and weight decay pulls it to zero. */
    KERNEL,
    /** By the gradient alone. */
    BIAS,
    /** By the step itself, as it sees the rows: a running mean. No gradient. */
    STATISTIC
  }

  /** A kernel: starts as Glorot and Bengio say, decays. */
  public static Parameter kernel(String name, Shape shape) {
    return new Parameter(name, shape, Start.GLOROT_UNIFORM, Role.KERNEL);
  }

  /** A bias: starts at zero, does not decay. */
  public static Parameter bias(String name, Shape shape) {
    return new Parameter(name, shape, Start.ZERO, Role.BIAS);
  }

  /** The same under another name. */
  public Parameter named(String other) {
    return new Parameter(other, shape, start, role);
  }
}
