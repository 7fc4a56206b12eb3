package io.hourglass.latent;

/**
 * The parts of a variational latent: a Gaussian posterior for every row, a prior over codes, and
 * the weights of the KL term. The head outputs the means, then the log variances, then the
 * posterior's context.
 *
 * @param width number of latent dimensions
 * @param posterior the transformation of a Gaussian sample
 * @param prior the distribution of codes over all rows
 * @param regularization the weights of the KL term
 */
public record VariationalModel(
    int width, Posterior posterior, Prior prior, Regularization regularization) {
  /** Number of outputs of the head. */
  public int headWidth() {
    return 2 * width + posterior.context();
  }

  /** Whether the KL divergence of posterior and prior has a closed form. */
  public boolean hasAnalyticKl() {
    return posterior.isDiagonal() && prior.isStandardNormal();
  }
}
