package io.hourglass.latent;

import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * The two distributions over codes {@code z} of a probabilistic autoencoder: the posterior {@code
 * q(z | x)} of a row, described by the head's outputs, and the prior {@code p(z)}. Log densities
 * are in nats, in 64 bits, in a fixed order. Immutable and thread-safe.
 */
public interface Inference {
  /**
   * Samples a code from the posterior of a row.
   *
   * @param head the head's outputs, the row's from {@code at}
   * @param code receives the code, from {@code to}
   * @return {@code log q(z | x)} of the code
   */
  double sample(float[] head, int at, SplittableRandom random, float[] code, int to);

  /**
   * The KL divergence of a row's posterior from the prior, in nats, if it has a closed form.
   *
   * @param head the head's outputs, the row's from {@code at}
   */
  default OptionalDouble kl(float[] head, int at) {
    return OptionalDouble.empty();
  }

  /** {@code log p(z)} of the code at {@code at}. */
  double logPrior(float[] codes, int at);

  /** Samples a code from the prior and writes it from {@code to}. */
  void samplePrior(SplittableRandom random, float[] code, int to);

  /**
   * Whether rounding of the head's outputs cannot change the code. False for a row at the border
   * between two entries of a codebook.
   *
   * @param head the head's outputs, the row's from {@code at}
   */
  default boolean isStable(float[] head, int at) {
    return true;
  }
}
