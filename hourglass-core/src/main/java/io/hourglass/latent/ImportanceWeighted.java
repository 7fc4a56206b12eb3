package io.hourglass.latent;

/**
 * The importance-weighted bound of Burda, Grosse and Salakhutdinov (2016): {@code log 1/k sum p(x,
 * z) / q(z | x)} over k codes, tighter with every code more.
 *
 * @param samples codes per row, k
 * @param isDoublyReparameterized whether the encoder learns by the doubly reparameterized gradient
 *     (Tucker et al. 2019), whose noise does not grow with k; of the same mean, but with a beta
 *     other than 1. With one sample it is that of Roeder, Wu and Duvenaud (2017), "sticking the
 *     landing"
 */
public record ImportanceWeighted(int samples, boolean isDoublyReparameterized)
    implements Objective {
  public ImportanceWeighted {
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be at least 1, got " + samples);
    }
  }

  /** With the plain gradient. */
  public ImportanceWeighted(int samples) {
    this(samples, false);
  }
}
