package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;

/**
 * An anomaly scores above what a rate of the normal rows would, by a {@link GeneralizedPareto}
 * fitted to the highest of them (the initial threshold of SPOT: Siffer, Fouque, Termier and
 * Largouet 2017). It reaches rates much smaller than one in the rows there are, if the scores go on
 * as they began; nothing shows whether they do.
 *
 * @param rate of normal rows to be flagged, below {@code 1 - initialQuantile}
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
  public double value(NormalScores normal, LabeledScores labelled) {
    return GeneralizedPareto.of(normal, initialQuantile).score(rate);
  }

  /** As the fitted tail has it, and not the ranks. */
  @Override
  public double falsePositiveRate(NormalScores normal, double threshold) {
    return rate;
  }
}
