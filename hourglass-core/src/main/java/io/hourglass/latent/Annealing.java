package io.hourglass.latent;

/**
 * The schedule by which the weight of the KL term grows from 0 to its full size over a run, so that
 * the decoder learns to use the code before the KL term penalizes it. Steps are clipped to the run:
 * the full weight is always reached.
 */
public sealed interface Annealing
    permits Annealing.None, Annealing.Linear, Annealing.Cosine, Annealing.Cyclic {
  /**
   * The fraction of the full weight at a step.
   *
   * @param step index of the step, from 0
   * @param all number of steps of the run
   * @return in [0, 1]
   */
  double share(long step, long all);

  /** Whether the weight is the full one from the first step. */
  default boolean isNone() {
    return false;
  }

  /** The full weight from the first step. */
  record None() implements Annealing {
    @Override
    public double share(long step, long all) {
      return 1;
    }

    @Override
    public boolean isNone() {
      return true;
    }
  }

  /**
   * Linear growth (Bowman et al. 2016).
   *
   * @param steps number of steps until the full weight
   */
  record Linear(int steps) implements Annealing {
    public Linear {
      checkSteps(steps);
    }

    @Override
    public double share(long step, long all) {
      return done(step, steps, all);
    }
  }

  /**
   * Growth along half a cosine, slow at both ends.
   *
   * @param steps number of steps until the full weight
   */
  record Cosine(int steps) implements Annealing {
    public Cosine {
      checkSteps(steps);
    }

    @Override
    public double share(long step, long all) {
      return 0.5 * (1 - StrictMath.cos(Math.PI * done(step, steps, all)));
    }
  }

  /**
   * Cyclical annealing: in every cycle linear growth from 0, then the full weight (Fu et al. 2019).
   * The last step of a run has the full weight.
   *
   * @param cycles number of cycles in the run
   * @param rising fraction of a cycle in which the weight grows, in (0, 1]
   */
  record Cyclic(int cycles, double rising) implements Annealing {
    public Cyclic {
      if (cycles < 1) {
        throw new IllegalArgumentException("cycles must be at least 1, got " + cycles);
      }
      if (!(rising > 0 && rising <= 1)) {
        throw new IllegalArgumentException(
            "the rising fraction of a cycle must be in (0, 1], got " + rising);
      }
    }

    @Override
    public double share(long step, long all) {
      double done = Math.min(1, (step + 1.0) / Math.max(1, all));
      double cycle = done * cycles;
      double within = cycle - Math.ceil(cycle) + 1;
      return Math.min(1, within / rising);
    }
  }

  private static void checkSteps(int steps) {
    if (steps < 1) {
      throw new IllegalArgumentException("annealing steps must be at least 1, got " + steps);
    }
  }

  private static double done(long step, long steps, long all) {
    return Math.min(1, (step + 1.0) / Math.max(1, Math.min(steps, all)));
  }
}
