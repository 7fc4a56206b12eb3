package io.hourglass.latent;

/** The lower bound on the log likelihood of a row that training pushes up. */
public sealed interface Objective permits Elbo, ImportanceWeighted {
  /** Codes drawn for every row at every step. */
  int samples();

  /** Whether its gradient is that of Tucker et al. (2019). */
  default boolean isDoublyReparameterized() {
    return false;
  }
}
