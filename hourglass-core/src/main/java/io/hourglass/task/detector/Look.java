package io.hourglass.task.detector;

/**
 * Rows as the views of a detector see them.
 *
 * @param encoded features of rows side by side, NaN where missing
 * @param whitened the same rows, whitened
 * @param count how many rows
 */
public record Look(float[] encoded, float[] whitened, int count) {
  /** Encoded rows of so many features. */
  static Look at(float[] encoded, RobustWhitening whitening) {
    return new Look(encoded, whitening.apply(encoded), encoded.length / whitening.width());
  }
}
