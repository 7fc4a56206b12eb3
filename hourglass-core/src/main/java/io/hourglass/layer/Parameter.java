package io.hourglass.layer;

/**
 * An array of weights that a layer learns.
 *
 * @param name within its layer: {@code kernel}, {@code bias}
 * @param shape of the array
 * @param start how it is filled before training
 * @param decays whether weight decay pulls it to zero
 */
public record Parameter(String name, Shape shape, Start start, boolean decays) {
  /** How an array of weights is filled before training. */
  public enum Start {
    /** Uniform within {@code sqrt(6 / (inputs + outputs))} (Glorot and Bengio 2010). */
    GLOROT_UNIFORM,
    /** All 0. */
    ZERO
  }
}
