package io.hourglass.latent;

/** The loss term of a {@link Code} besides the reconstruction, in nats per row. */
public sealed interface Penalty
    permits Penalty.None, Penalty.L1, Penalty.Sparsity, Penalty.Contraction {
  /** Whether there is no term. */
  default boolean isNone() {
    return false;
  }

  /** Whether the term is defined for codes between 0 and 1 only. */
  default boolean requiresUnitInterval() {
    return false;
  }

  /** No loss term. */
  record None() implements Penalty {
    @Override
    public boolean isNone() {
      return true;
    }
  }

  /**
   * The L1 norm of a code: {@code weight sum_i |h_i|}. With relu, many dimensions become 0.
   *
   * @param weight nats per unit of the norm
   */
  record L1(double weight) implements Penalty {
    public L1 {
      checkWeight(weight);
    }
  }

  /**
   * The KL divergence between a target activation and the mean activation of every dimension over
   * the batch: {@code weight sum_i KL(target || mean h_i)} (Ng 2011). For codes between 0 and 1.
   *
   * @param target mean activation of a dimension, in (0, 1)
   * @param weight of the divergence
   */
  record Sparsity(double target, double weight) implements Penalty {
    public Sparsity {
      if (!(target > 0 && target < 1)) {
        throw new IllegalArgumentException(
            "the target of a sparse code must be in (0, 1), got " + target);
      }
      checkWeight(weight);
    }

    @Override
    public boolean requiresUnitInterval() {
      return true;
    }
  }

  /**
   * The contractive penalty {@code weight ||J||^2}: the squared Frobenius norm of the encoder's
   * Jacobian (Rifai et al. 2011). Training estimates it from one random direction per row and step,
   * {@code ||f(x + s e) - f(x)||^2 / s^2} with normal noise e and a small s (Alain and Bengio
   * 2014): unbiased up to terms in s^2, for any layers.
   *
   * @param weight nats per unit of the squared norm
   */
  record Contraction(double weight) implements Penalty {
    public Contraction {
      checkWeight(weight);
    }
  }

  private static void checkWeight(double weight) {
    if (!(weight > 0) || !Double.isFinite(weight)) {
      throw new IllegalArgumentException(
          "the weight of a penalty must be a finite number > 0, got " + weight);
    }
  }
}
