package io.hourglass.latent;

import java.util.List;
import java.util.stream.Stream;

/**
 * The weights of the KL term and of further terms of a variational objective. With all of them at
 * their neutral values the objective is the plain bound.
 *
 * @param beta weight of the KL term (Higgins et al. 2017); 1 for the plain bound
 * @param annealing schedule of that weight
 * @param freeBits KL per latent dimension, in nats and averaged over the batch, below which there
 *     is no pressure to shrink it (Kingma et al. 2016); 0 for none; with an {@link Elbo} only
 * @param targetKl KL of the whole code, in nats: the term is {@code beta |KL - target|}, with a
 *     target that grows with the annealing (Burgess et al. 2018); 0 for none; with an {@link Elbo}
 *     only
 * @param totalCorrelation extra weight of the total correlation of the latent dimensions (Chen et
 *     al. 2018): beta-TCVAE with {@code beta = 1 + totalCorrelation}; 0 for none
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
  /** Name of the term that {@code totalCorrelation} weighs. */
  public static final String TOTAL_CORRELATION = "total_correlation";

  /** Name of the term that {@code discrepancy} weighs. */
  public static final String DISCREPANCY = "discrepancy";

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

  /** Names of the loss terms that it adds to the KL term, in the order of the report. */
  public List<String> terms() {
    return Stream.of(
            totalCorrelation > 0 ? TOTAL_CORRELATION : "", discrepancy > 0 ? DISCREPANCY : "")
        .filter(term -> !term.isEmpty())
        .toList();
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
