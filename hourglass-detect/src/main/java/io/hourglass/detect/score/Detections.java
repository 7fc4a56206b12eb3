package io.hourglass.detect.score;

/**
 * Scores of the rows of a table.
 *
 * @param scores higher is stranger
 * @param pValues of each: the chance that a normal row scores as high
 * @param anomaly which are above the threshold, or chosen by a rule that looks at all of them
 */
public record Detections(double[] scores, double[] pValues, boolean[] anomaly) {
  /** Number of rows. */
  public int rows() {
    return scores.length;
  }
}
