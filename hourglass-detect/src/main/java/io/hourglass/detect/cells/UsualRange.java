package io.hourglass.detect.cells;

/**
 * How cells of a column deviate from a prediction.
 *
 * <p>For a number the 5th and the 95th percentile of its residual; for a category the 10th
 * percentile of the probability of the actual one; for a moment the 90th percentile of its squared
 * residual.
 *
 * @param low 5th or 10th percentile; 0 for a moment
 * @param high 95th or 90th percentile; 1 for a category
 */
record UsualRange(float low, float high) {
  /** The share that is within. */
  static final double COVERAGE = 0.9;

  /** Of ascending residuals of a number. */
  static UsualRange ofNumber(float[] residuals) {
    return new UsualRange(
        BoundedScaling.quantile(residuals, (1 - COVERAGE) / 2),
        BoundedScaling.quantile(residuals, (1 + COVERAGE) / 2));
  }

  /** Of ascending probabilities of actual categories. */
  static UsualRange ofCategory(float[] probabilities) {
    return new UsualRange(BoundedScaling.quantile(probabilities, 1 - COVERAGE), 1);
  }

  /** Of ascending squared residuals of moments. */
  static UsualRange ofMoment(float[] squares) {
    return new UsualRange(0, BoundedScaling.quantile(squares, COVERAGE));
  }
}
