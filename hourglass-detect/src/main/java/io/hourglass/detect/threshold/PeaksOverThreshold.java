package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;

/**
 * The threshold with a false-positive rate by extrapolation: a {@link GeneralizedPareto} is fitted
 * to the highest normal scores (the initial threshold of SPOT: Siffer, Fouque, Termier and Largouet
 * 2017). The rate can be much smaller than one in the number of rows, if the tail continues as
 * fitted, which the rows cannot confirm.
 *
 * @param rate share of normal rows to flag, below {@code 1 - initialQuantile}
 * @param initialQuantile in (0, 1), where the tail begins
 */
public record PeaksOverThreshold(double rate, double initialQuantile) implements Rule {
  public PeaksOverThreshold {
    if (!(rate > 0 && initialQuantile > 0 && rate + initialQuantile < 1)) {
      throw new IllegalArgumentException(
          "rate and initialQuantile must be above 0 and together below 1, got %s and %s"
              .formatted(rate, initialQuantile));
    }
  }

  /** The tail begins at the quantile of 0.98, as in the paper. */
  public PeaksOverThreshold(double rate) {
    this(rate, 0.98);
  }

  @Override
  public double value(NormalScores normal, LabeledScores labeled) {
    return GeneralizedPareto.of(normal, initialQuantile).score(rate);
  }

  /** The rate of the fitted tail, not of the ranks. */
  @Override
  public double falsePositiveRate(NormalScores normal, double threshold) {
    return rate;
  }
}
