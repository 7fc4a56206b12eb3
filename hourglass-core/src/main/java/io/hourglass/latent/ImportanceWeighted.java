package io.hourglass.latent;

/**
 * The importance-weighted bound of Burda, Grosse and Salakhutdinov (2016): {@code log 1/k sum p(x,
 * z) / q(z | x)} over k codes, tighter with every code more.
 *
 * @param samples codes per row, k
 */
public record ImportanceWeighted(int samples) implements Objective {
  public ImportanceWeighted {
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be at least 1, got " + samples);
    }
  }
}
