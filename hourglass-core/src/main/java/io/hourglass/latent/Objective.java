package io.hourglass.latent;

/** The lower bound on the log likelihood of a row that training maximizes. */
public sealed interface Objective permits Elbo, ImportanceWeighted {
  /** Number of codes sampled for every row at every step. */
  int samples();

  /** Whether the KL divergence is a term of its own, which free bits or a target can change. */
  boolean hasKlTerm();

  /** Whether its gradient is the doubly reparameterized one (Tucker et al. 2019). */
  default boolean isDoublyReparameterized() {
    return false;
  }
}
