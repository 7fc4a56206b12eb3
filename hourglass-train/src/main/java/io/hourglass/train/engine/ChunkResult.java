package io.hourglass.train.engine;

import java.util.Map;

/**
 * What a chunk of steps came to.
 *
 * @param sums of the losses over its rows, by term
 */
public record ChunkResult(Map<String, Double> sums) {
  /** Whether every sum is a number. */
  public boolean isFinite() {
    return sums.values().stream().allMatch(Double::isFinite);
  }
}
