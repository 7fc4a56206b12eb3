package io.hourglass.latent;

import java.util.SplittableRandom;

/** A distribution over codes, with its weights. Immutable and thread-safe. */
public interface Density {
  /** Log density of the code at {@code at}, in nats. */
  double logDensity(float[] codes, int at);

  /** Samples a code and writes it from {@code to}. */
  void sample(SplittableRandom random, float[] codes, int to);
}
