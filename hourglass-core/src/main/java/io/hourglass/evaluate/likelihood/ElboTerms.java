package io.hourglass.evaluate.likelihood;

/**
 * The evidence lower bound of rows by its two terms, in nats: {@code log p(x) >= -(reconstruction +
 * kl)}.
 *
 * @param reconstruction expected {@code -log p(x | z)} by row
 * @param kl {@code KL(q(z | x) || p(z))} by row
 */
public record ElboTerms(double[] reconstruction, double[] kl) {
  public ElboTerms {
    reconstruction = reconstruction.clone();
    kl = kl.clone();
  }

  /** A copy of the reconstruction terms of all rows. */
  @Override
  public double[] reconstruction() {
    return reconstruction.clone();
  }

  /** A copy of the KL terms of all rows. */
  @Override
  public double[] kl() {
    return kl.clone();
  }

  void copyTo(double[] reconstructions, double[] kls, int from) {
    System.arraycopy(reconstruction, 0, reconstructions, from, rows());
    System.arraycopy(kl, 0, kls, from, rows());
  }

  /** Number of rows. */
  public int rows() {
    return reconstruction.length;
  }

  /** The lower bound of the log probability of each row. */
  public double[] elbo() {
    double[] elbo = new double[rows()];
    for (int row = 0; row < elbo.length; row++) {
      elbo[row] = -(reconstruction[row] + kl[row]);
    }
    return elbo;
  }
}
