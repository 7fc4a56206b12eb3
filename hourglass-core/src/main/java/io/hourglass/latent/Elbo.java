package io.hourglass.latent;

/**
 * The evidence lower bound of Kingma and Welling (2014), with one code per row: {@code log p(x | z)
 * - KL(q(z | x) || p(z))}.
 */
public record Elbo() implements Objective {
  @Override
  public int samples() {
    return 1;
  }
}
