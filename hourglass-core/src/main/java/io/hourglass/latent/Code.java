package io.hourglass.latent;

import io.hourglass.layer.Activation;

/**
 * A plain code: one dense layer.
 *
 * @param width numbers in a code
 * @param activation of the dense layer; linear keeps every direction alive
 */
public record Code(int width, Activation activation) implements Latent {
  public Code {
    if (width < 1) {
      throw new IllegalArgumentException("width must be at least 1, got " + width);
    }
  }
}
