package io.hourglass.detect.rows;

/**
 * Rows as the views of a detector see them.
 *
 * @param encoded features of rows side by side, NaN where missing
 * @param whitened the same rows, whitened
 * @param bent the same rows, every feature bent, then whitened
 * @param count how many rows
 */
public record DetectorInput(float[] encoded, float[] whitened, float[] bent, int count) {
  /** The rows in one of the frames. */
  float[] in(FeatureSpace frame) {
    return frame == FeatureSpace.WHITENED ? whitened : bent;
  }
}
