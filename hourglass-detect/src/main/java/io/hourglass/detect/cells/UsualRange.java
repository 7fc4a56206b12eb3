package io.hourglass.detect.cells;

import java.util.OptionalDouble;

/**
 * How cells of a column deviate from a prediction, or what is predicted of them.
 *
 * <p>Of a number the 5th and the 95th percentile of its residual; of a category the 10th percentile
 * of the probability of the actual one; of a moment the 90th percentile of its squared residual.
 *
 * @param low lower quantile; 0 for a moment
 * @param high upper quantile; 1 for a category
 * @param farLow the same that 99 % are within
 * @param farHigh the same that 99 % are within
 */
record UsualRange(float low, float high, float farLow, float farHigh) {
  /** The share that is within. */
  static final double COVERAGE = 0.9;

  /** The share that is not far out. */
  private static final double NEAR = 0.99;

  /** The share of predictions below their range, and above it. */
  private static final double RARE = 0.0025;

  /** Of ascending residuals of a number. */
  static UsualRange ofNumber(float[] residuals) {
    return new UsualRange(
        BoundedScaling.quantile(residuals, (1 - COVERAGE) / 2),
        BoundedScaling.quantile(residuals, (1 + COVERAGE) / 2),
        BoundedScaling.quantile(residuals, (1 - NEAR) / 2),
        BoundedScaling.quantile(residuals, (1 + NEAR) / 2));
  }

  /** Of ascending predictions. */
  static UsualRange ofPredictions(float[] predictions) {
    float low = BoundedScaling.quantile(predictions, RARE);
    float high = BoundedScaling.quantile(predictions, 1 - RARE);
    return new UsualRange(low, high, low, high);
  }

  /**
   * A prediction within this range; nothing where it is beyond by more than half of the range,
   * which is an extrapolation.
   */
  OptionalDouble clamped(double prediction) {
    double most = ((double) high - low) / 2;
    boolean isFar = prediction < low - most || prediction > high + most;
    return isFar
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.max(low, Math.min(high, prediction)));
  }

  /** Of ascending probabilities of actual categories. */
  static UsualRange ofCategory(float[] probabilities) {
    float low = BoundedScaling.quantile(probabilities, 1 - COVERAGE);
    return new UsualRange(low, 1, BoundedScaling.quantile(probabilities, 1 - NEAR), 1);
  }

  /** Of ascending squared residuals of moments. */
  static UsualRange ofMoment(float[] squares) {
    float high = BoundedScaling.quantile(squares, COVERAGE);
    return new UsualRange(0, high, 0, BoundedScaling.quantile(squares, NEAR));
  }
}
