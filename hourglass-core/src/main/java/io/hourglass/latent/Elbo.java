package io.hourglass.latent;

/**
 * The evidence lower bound of Kingma and Welling (2014), with one sampled code per row: {@code log
 * p(x | z) - KL(q(z | x) || p(z))}.
 */
public record Elbo() implements Objective {
  @Override
  public int samples() {
    return 1;
  }

  @Override
  public boolean hasKlTerm() {
    return true;
  }
}
