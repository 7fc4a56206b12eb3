package io.hourglass.train.engine;

/**
 * The way in which the steps of a chunk are run. The step is the same, and so are its results up to
 * rounding; only random numbers are others, for XLA has a generator of its own.
 */
public enum Execution {
  /**
   * All of them in one call: a loop around the step, compiled as a whole by XLA. Fastest for dense
   * and sequence designs; compiling takes a second once.
   */
  LOOP_XLA("one XLA-compiled call a chunk"),
  /**
   * One call each. For convolutions, which XLA does slowly on a CPU and oneDNN, used here, fast.
   */
  PER_STEP("one call a step");

  private final String text;

  Execution(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
