package io.hourglass.latent;

/** The narrow middle: what a row is reduced to. */
public sealed interface Latent permits Code {
  /** Numbers in a code. */
  int width();
}
