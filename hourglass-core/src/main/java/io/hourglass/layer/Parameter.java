package io.hourglass.layer;

/**
 * An array of weights that a layer learns or keeps.
 *
 * @param name within its layer: {@code kernel}, {@code bias}
 * @param shape of the array
 * @param initializer of its values
 * @param role how training changes it
 */
public record Parameter(String name, Shape shape, Initializer initializer, Role role) {
  /** How training changes an array of weights. */
  public enum Role {
    /** By gradient descent, with weight decay. */
    KERNEL,
    /** By gradient descent, without weight decay. */
    BIAS,
    /** Without a gradient: a running statistic of the rows that the training step updates. */
    STATISTIC
  }

  /** A kernel: Glorot initialization, with weight decay. */
  public static Parameter kernel(String name, Shape shape) {
    return new Parameter(name, shape, Initializer.GLOROT_UNIFORM, Role.KERNEL);
  }

  /** A bias: starts at zero, without weight decay. */
  public static Parameter bias(String name, Shape shape) {
    return new Parameter(name, shape, Initializer.ZERO, Role.BIAS);
  }

  /** The same array under another name. */
  public Parameter named(String other) {
    return new Parameter(other, shape, initializer, role);
  }
}
