package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;

/**
 * An anomaly is a row whose conformal p-value, {@link NormalScores#pValue}, is no more than a rate
 * (Laxhammar 2014; Bates, Candès, Lei, Romano and Sesia 2023).
 *
 * <p>It guarantees that no more than this share of normal rows is flagged, on average over the draw
 * of the calibration rows, whatever the distribution and however bad the scores. For that the rows
 * must be held out of training and be exchangeable with those to come: drift voids it. For the rows
 * at hand the share is a draw from Beta(k, n + 1 - k), k being {@code floor(rate (n + 1))}; {@link
 * Threshold#alertsPerThousand} says how wide that is. It promises nothing about how many anomalies
 * are found.
 *
 * @param rate in (0, 1); n rows allow for no less than 1 / (n + 1)
 */
public record Conformal(double rate) implements Rule {
  public Conformal {
    RuleSettings.checkRate(rate);
  }

  /**
   * The rule with the given rate, or with the smallest rate that the number of rows allows; it
   * never refuses.
   *
   * @param rows to calibrate it on, at least 1
   */
  public static Conformal atLeast(double rate, long rows) {
    return new Conformal(Math.max(rate, 1.0 / (rows + 1)));
  }

  @Override
  public double value(NormalScores normal, LabeledScores labeled) {
    return normal.conformal(rate);
  }
}
