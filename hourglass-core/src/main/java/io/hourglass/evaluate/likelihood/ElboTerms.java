package io.hourglass.evaluate.likelihood;

/**
 * The evidence lower bound of rows in its two parts, costs in nats: {@code log p(x) >=
 * -(reconstruction + kl)}.
 *
 * @param reconstruction expected {@code -log p(x | z)} of every row, over its codes
 * @param kl what the code of every row costs, {@code KL(q(z | x) || p(z))}
 */
public record ElboTerms(double[] reconstruction, double[] kl) {
  /** Number of rows. */
  public int rows() {
    return reconstruction.length;
  }

  /** The bound of every row, a log probability. */
  public double[] elbo() {
    double[] elbo = new double[rows()];
    for (int row = 0; row < elbo.length; row++) {
      elbo[row] = -(reconstruction[row] + kl[row]);
    }
    return elbo;
  }
}
