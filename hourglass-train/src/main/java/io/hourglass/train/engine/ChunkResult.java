package io.hourglass.train.engine;

import java.util.Map;
import java.util.Optional;

/**
 * The result of a chunk of steps.
 *
 * @param sums of the losses over its rows, by term
 * @param fault the first NaN or infinite value, if any
 */
public record ChunkResult(Map<String, Double> sums, Optional<Fault> fault) {
  /**
   * The first value that was not finite.
   *
   * @param step counted from 0 over the whole training
   * @param what name of the loss term, or {@code weights}
   */
  public record Fault(long step, String what) {}

  /** Whether every loss and every weight is a number. */
  public boolean isFinite() {
    return fault.isEmpty();
  }
}
