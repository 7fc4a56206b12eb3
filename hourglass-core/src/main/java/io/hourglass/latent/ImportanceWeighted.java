package io.hourglass.latent;

/**
 * The importance-weighted bound of Burda, Grosse and Salakhutdinov (2016): {@code log 1/k sum p(x,
 * z) / q(z | x)} over k samples, tighter the larger k.
 *
 * @param samples number of codes per row, k
 * @param isDoublyReparameterized whether the encoder is trained with the doubly reparameterized
 *     gradient (Tucker et al. 2019), whose variance does not grow with k. It has the same mean if
 *     beta is 1. With one sample it is "sticking the landing" (Roeder, Wu and Duvenaud 2017)
 */
public record ImportanceWeighted(int samples, boolean isDoublyReparameterized)
    implements Objective {
  public ImportanceWeighted {
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be at least 1, got " + samples);
    }
  }

  @Override
  public boolean hasKlTerm() {
    return false;
  }

  /** With the plain gradient. */
  public ImportanceWeighted(int samples) {
    this(samples, false);
  }
}
