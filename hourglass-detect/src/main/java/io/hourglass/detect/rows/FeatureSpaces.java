package io.hourglass.detect.rows;

/**
 * The two frames in which the views of a detector measure rows. In both, normal rows vary alike in
 * every direction; in the second, every feature was bent first so that its own distribution does
 * not matter. What is far out in one of them is often near in the other, and each is the better one
 * on some data.
 *
 * @param whitening of encoded rows
 * @param bent whitening of encoded rows that were bent
 * @param tails by which they are bent
 */
public record FeatureSpaces(
    RobustWhitening whitening, RobustWhitening bent, TailProbability tails) {
  public FeatureSpaces {
    if (whitening.width() != bent.width() || whitening.width() != tails.width()) {
      throw new IllegalArgumentException(
          "frames must be for the same features, got %d, %d and %d"
              .formatted(whitening.width(), bent.width(), tails.width()));
    }
  }

  /**
   * Shaped by encoded rows.
   *
   * @param rows side by side
   * @param isName which features are those of names
   * @param tails of these rows
   * @param share of the rows that shape a frame, those that fit best; in (0, 1]
   */
  public static FeatureSpaces of(
      float[] rows, boolean[] isName, TailProbability tails, double share) {
    return new FeatureSpaces(
        RobustWhitening.of(rows, isName, share),
        RobustWhitening.of(tails.gaussianized(rows), isName, share),
        tails);
  }

  /** Features of a row. */
  public int width() {
    return whitening.width();
  }

  /** Encoded rows as the views see them. */
  public DetectorInput at(float[] encoded) {
    return new DetectorInput(
        encoded,
        whitening.apply(encoded),
        bent.apply(tails.gaussianized(encoded)),
        encoded.length / width());
  }
}
