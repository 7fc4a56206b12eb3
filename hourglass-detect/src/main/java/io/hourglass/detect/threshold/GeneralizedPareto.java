package io.hourglass.detect.threshold;

import io.hourglass.setting.PlainNumber;

/**
 * The upper tail of a distribution of scores: excesses over a high threshold are approximately
 * generalized Pareto for most distributions (Pickands 1975). Above {@code from}, the probability of
 * a higher score is {@code share (1 + shape (score - from) / scale)^(-1 / shape)}.
 *
 * @param from where the tail begins
 * @param share of the rows in the tail
 * @param scale above 0
 * @param shape 0 for an exponential tail, positive for a heavier one, negative for a bounded one
 */
public record GeneralizedPareto(double from, double share, double scale, double shape) {
  /** The fewest rows that determine a shape. */
  private static final int MIN_ROWS = 10;

  public GeneralizedPareto {
    if (!Double.isFinite(from) || !(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "a tail begins at a finite score and has a share in (0, 1], got %s and %s"
              .formatted(from, share));
    }
    if (!(scale > 0) || !Double.isFinite(scale) || !Double.isFinite(shape)) {
      throw new IllegalArgumentException(
          "scale must be > 0 and both it and shape finite, got %s and %s".formatted(scale, shape));
    }
  }

  /**
   * Fits the scores above a quantile by the method of Zhang and Stephens (2009): a mean over the
   * profile likelihood, as efficient as maximum likelihood and defined for every sample.
   *
   * @throws IllegalArgumentException if fewer than 10 rows are above it
   */
  public static GeneralizedPareto of(NormalScores normal, double quantile) {
    double from = normal.quantile(quantile);
    GeneralizedParetoFit excesses = GeneralizedParetoFit.of(normal, from);
    checkRows(excesses.rows(), normal, quantile);
    double b = excesses.slope();
    double shape = excesses.shape(b);
    double scale = b == 0 ? excesses.mean() : -shape / b;
    return new GeneralizedPareto(from, excesses.rows() / (double) normal.rows(), scale, shape);
  }

  private static void checkRows(long rows, NormalScores normal, double quantile) {
    if (rows < MIN_ROWS) {
      throw new IllegalArgumentException(
          ("a tail needs at least %d normal rows above the quantile %s, got %d of %d; give more"
                  + " rows or a lower initial quantile")
              .formatted(MIN_ROWS, PlainNumber.of(quantile), rows, normal.rows()));
    }
  }

  /**
   * The probability that a normal row scores higher.
   *
   * @param score at least {@code from}
   */
  public double exceeded(double score) {
    double units = Math.max(0, score - from) / scale;
    if (shape == 0) {
      return share * StrictMath.exp(-units);
    }
    double base = shape * units;
    return base <= -1 ? 0 : share * StrictMath.exp(-StrictMath.log1p(base) / shape);
  }

  /**
   * The score that normal rows exceed with a given probability.
   *
   * @param probability above 0, at most {@code share}
   */
  public double score(double probability) {
    if (!(probability > 0 && probability <= share)) {
      throw new IllegalArgumentException(
          "a probability in this tail must be above 0 and at most %s, got %s"
              .formatted(share, probability));
    }
    double units = -StrictMath.log(probability / share);
    return from + scale * (shape == 0 ? units : StrictMath.expm1(shape * units) / shape);
  }
}
