package io.hourglass.latent;

/** What a plain code costs besides the reconstruction, in nats a row. */
public sealed interface Penalty
    permits Penalty.None, Penalty.L1, Penalty.Sparsity, Penalty.Contraction {
  /** Nothing. */
  record None() implements Penalty {}

  /**
   * The sum of the absolute values of a code: {@code weight sum_i |h_i|}. With relu many of its
   * numbers become 0.
   *
   * @param weight nats for 1
   */
  record L1(double weight) implements Penalty {
    public L1 {
      checkWeight(weight);
    }
  }

  /**
   * How far every number's mean over the rows of a step, taken as the chance to be on, is from the
   * chance that is wanted: {@code weight sum_i KL(target || mean h_i)} (Ng 2011). For codes between
   * 0 and 1.
   *
   * @param target share of the rows that a number is to be on for, in (0, 1)
   * @param weight nats for one nat
   */
  record Sparsity(double target, double weight) implements Penalty {
    public Sparsity {
      if (!(target > 0 && target < 1)) {
        throw new IllegalArgumentException(
            "the target of a sparse code must be in (0, 1), got " + target);
      }
      checkWeight(weight);
    }
  }

  /**
   * How much the code changes with the input: {@code weight ||J||^2}, the squared Frobenius norm of
   * its Jacobian by what the encoder takes in (Rifai et al. 2011). Training estimates it from one
   * direction for every row and step, {@code ||f(x + s e) - f(x)||^2 / s^2} with normal noise e and
   * a small s (Alain and Bengio 2014): right on average but for terms in s^2, whatever the layers.
   *
   * @param weight nats for 1
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
