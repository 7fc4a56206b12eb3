package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;
import java.util.Arrays;

/**
 * Of the rows flagged in a batch, no more than a share is normal, on average: the procedure of
 * Benjamini and Hochberg (1995) on conformal p-values. It holds for these although they share their
 * calibration rows (Bates et al. 2023, theorem 2), if those are held out and exchangeable with the
 * batch's normal rows.
 *
 * <p>The threshold is thus each batch's own: the more anomalies it has, the lower. A row by itself
 * is a batch of one, of which the procedure flags p-values up to the rate, as {@link Conformal}
 * does: that is the threshold's value, and far more alarms than a batch gives where anomalies are
 * rare. Rows that come one at a time are better judged by {@link Conformal}, or in batches.
 *
 * @param rate in (0, 1), the share of false positives among flagged rows
 */
public record FalseDiscoveryRate(double rate) implements Rule {
  public FalseDiscoveryRate {
    RuleSettings.checkRate(rate);
  }

  @Override
  public double value(NormalScores normal, LabeledScores labelled) {
    return normal.conformal(rate);
  }

  @Override
  public boolean[] anomalies(double[] scores, double threshold, NormalScores normal) {
    return discoveries(Arrays.stream(scores).map(normal::pValue).toArray());
  }

  /**
   * Which hypotheses are rejected: those with the k least p-values, k being the greatest for which
   * the k-th least of m is at most {@code rate k / m}.
   *
   * @param pValues a batch's, in any order
   */
  public boolean[] discoveries(double[] pValues) {
    double[] sorted = pValues.clone();
    Arrays.sort(sorted);
    double most = -1;
    for (int k = sorted.length; k > 0 && most < 0; k--) {
      if (sorted[k - 1] <= rate * k / sorted.length) {
        most = sorted[k - 1];
      }
    }
    boolean[] rejected = new boolean[pValues.length];
    for (int row = 0; row < pValues.length; row++) {
      rejected[row] = pValues[row] <= most;
    }
    return rejected;
  }
}
