package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;

/**
 * An anomaly scores above a quantile of the normal scores, interpolated between neighbors (type 7
 * of Hyndman and Fan 1996, numpy's default).
 *
 * @param probability in (0, 1), the share of the calibration rows below the threshold
 */
public record Quantile(double probability) implements Rule {
  public Quantile {
    if (!(probability > 0 && probability < 1)) {
      throw new IllegalArgumentException("probability must be in (0, 1), got " + probability);
    }
  }

  @Override
  public double value(NormalScores normal, LabeledScores labeled) {
    return normal.quantile(probability);
  }
}
