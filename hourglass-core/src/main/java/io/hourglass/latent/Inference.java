package io.hourglass.latent;

import java.util.SplittableRandom;

/**
 * The two distributions over codes {@code z} of a probabilistic autoencoder: the posterior {@code
 * q(z | x)} of a row, described by what the head gives for it, and the prior {@code p(z)}. Log
 * densities are in nats, in 64 bits, in a fixed order. Immutable and thread-safe.
 */
public interface Inference {
  /**
   * Draws a code from the posterior of a row.
   *
   * @param head what the head gives, the row's from {@code at}
   * @param code where the code is written, from {@code to}
   * @return {@code log q(z | x)} of the code
   */
  double draw(float[] head, int at, SplittableRandom random, float[] code, int to);

  /** {@code log p(z)} of the code at {@code at}. */
  double logPrior(float[] codes, int at);

  /** Draws a code from the prior and writes it from {@code to}. */
  void drawPrior(SplittableRandom random, float[] code, int to);

  /**
   * Whether rounding of what the head gives cannot make the code another one: no for a row at the
   * border between two entries of a codebook.
   *
   * @param head what the head gives, the row's from {@code at}
   */
  default boolean isSettled(float[] head, int at) {
    return true;
  }
}
