package io.hourglass.latent;

/**
 * How the code's share of the objective is weighted. Everything at its neutral value is the plain
 * bound.
 *
 * @param beta weight of the KL term (Higgins et al. 2017); 1 is the bound itself, more asks for
 *     simpler codes
 * @param annealing how that weight grows
 * @param freeBits nats that every number of a code may cost without being pushed down, as a mean
 *     over the rows of a step (Kingma et al. 2016); 0 for none; with an {@link Elbo} only
 * @param targetKl nats that the whole code is to cost: the term is {@code beta |KL - target|}, the
 *     target growing with the annealing (Burgess et al. 2018); 0 for none; with an {@link Elbo}
 *     only
 * @param totalCorrelation extra weight of the dependence between the numbers of a code (Chen et al.
 *     2018): beta-TCVAE with {@code beta = 1 + totalCorrelation}; 0 for none
 * @param discrepancy weight of the maximum mean discrepancy between codes and prior (Zhao et al.
 *     2019); 0 for none
 */
public record Regularization(
    double beta,
    Annealing annealing,
    double freeBits,
    double targetKl,
    double totalCorrelation,
    double discrepancy) {
  public Regularization {
    atLeastZero("beta", beta);
    atLeastZero("free bits", freeBits);
    atLeastZero("target KL", targetKl);
    atLeastZero("the weight of total correlation", totalCorrelation);
    atLeastZero("the weight of discrepancy", discrepancy);
    if (freeBits > 0 && targetKl > 0) {
      throw new IllegalArgumentException(
          "free bits and a target KL do the same in two ways: choose one");
    }
  }

  private static void atLeastZero(String name, double value) {
    if (!(value >= 0) || !Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "%s must be a finite number >= 0, got %s".formatted(name, value));
    }
  }

  /** The plain bound. */
  public static Regularization none() {
    return new Regularization(1, new Annealing.None(), 0, 0, 0, 0);
  }

  /** The same with another weight of the KL term. */
  public Regularization withBeta(double value) {
    return new Regularization(value, annealing, freeBits, targetKl, totalCorrelation, discrepancy);
  }

  /** The same with another annealing. */
  public Regularization withAnnealing(Annealing value) {
    return new Regularization(beta, value, freeBits, targetKl, totalCorrelation, discrepancy);
  }

  /** The same with other free bits. */
  public Regularization withFreeBits(double value) {
    return new Regularization(beta, annealing, value, targetKl, totalCorrelation, discrepancy);
  }

  /** The same with another target. */
  public Regularization withTargetKl(double value) {
    return new Regularization(beta, annealing, freeBits, value, totalCorrelation, discrepancy);
  }

  /** The same with another weight of the total correlation. */
  public Regularization withTotalCorrelation(double value) {
    return new Regularization(beta, annealing, freeBits, targetKl, value, discrepancy);
  }

  /** The same with another weight of the discrepancy. */
  public Regularization withDiscrepancy(double value) {
    return new Regularization(beta, annealing, freeBits, targetKl, totalCorrelation, value);
  }
}
