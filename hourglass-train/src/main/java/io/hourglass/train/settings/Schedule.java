package io.hourglass.train.settings;

/** How the learning rate goes over the steps of a run. */
public sealed interface Schedule
    permits Schedule.Constant, Schedule.Cosine, Schedule.WarmUp, Schedule.Plateau {
  /**
   * The factor of the learning rate.
   *
   * @param step number of the step, from 0
   * @param steps how many the whole run has
   * @param reductions how often the validation loss has stopped falling
   */
  double factor(long step, long steps, int reductions);

  /** Epochs without a better loss before a reduction; 0 for never. */
  default int patience() {
    return 0;
  }

  /** Always the same. */
  record Constant() implements Schedule {
    @Override
    public double factor(long step, long steps, int reductions) {
      return 1;
    }
  }

  /**
   * Half a cosine from 1 down to a floor at the last step (Loshchilov and Hutter 2017, no
   * restarts).
   *
   * @param floor what is left at the end, in [0, 1]
   */
  record Cosine(double floor) implements Schedule {
    public Cosine {
      checkShare("floor", floor);
    }

    @Override
    public double factor(long step, long steps, int reductions) {
      double done = Math.min(1, (double) step / Math.max(1, steps - 1));
      return floor + (1 - floor) * 0.5 * (1 + StrictMath.cos(Math.PI * done));
    }
  }

  /**
   * Up in a straight line from nearly 0, then as another schedule says.
   *
   * @param steps until the full rate is reached
   * @param then what follows
   */
  record WarmUp(int steps, Schedule then) implements Schedule {
    public WarmUp {
      if (steps < 1) {
        throw new IllegalArgumentException("warm-up steps must be at least 1, got " + steps);
      }
    }

    @Override
    public double factor(long step, long all, int reductions) {
      double ramp = Math.min(1, (step + 1.0) / steps);
      long after = Math.max(0, step - steps);
      return ramp * then.factor(after, Math.max(1, all - steps), reductions);
    }

    @Override
    public int patience() {
      return then.patience();
    }
  }

  /**
   * Multiplied by a factor whenever the validation loss (without validation: the training loss) has
   * not fallen for some epochs.
   *
   * @param factor in [0, 1]
   * @param patience epochs without a better loss
   */
  record Plateau(double factor, int patience) implements Schedule {
    public Plateau {
      checkShare("factor", factor);
      if (patience < 1) {
        throw new IllegalArgumentException("patience must be at least 1, got " + patience);
      }
    }

    @Override
    public double factor(long step, long steps, int reductions) {
      return StrictMath.pow(factor, reductions);
    }
  }

  private static void checkShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be in [0, 1], got " + value);
    }
  }

  /**
   * From its text form: {@code constant}, {@code cosine}, {@code warmup:STEPS}, {@code
   * warmup:STEPS,cosine}, {@code plateau}, {@code plateau:FACTOR,PATIENCE}.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Schedule parse(String text) {
    return SettingForms.SCHEDULE.parse(text);
  }

  /** The short form that {@link #parse} reads. */
  default String text() {
    return SettingForms.SCHEDULE.print(this);
  }
}
