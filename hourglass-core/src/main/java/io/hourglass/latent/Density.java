package io.hourglass.latent;

import java.util.SplittableRandom;

/** A distribution over codes, ready to use. Immutable and thread-safe. */
public interface Density {
  /** Log density of the code at {@code at}, in nats. */
  double logDensity(float[] codes, int at);

  /** Draws a code and writes it from {@code to}. */
  void draw(SplittableRandom random, float[] codes, int to);
}
