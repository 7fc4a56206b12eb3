package io.hourglass.detect.threshold;

import io.hourglass.metric.LabeledScores;
import java.util.Arrays;

/**
 * Controls the false discovery rate, the expected share of normal rows among the flagged rows of a
 * batch: the procedure of Benjamini and Hochberg (1995) on conformal p-values. It is valid although
 * the p-values share their calibration rows (Bates et al. 2023, theorem 2), if those are held out
 * and exchangeable with the normal rows of the batch.
 *
 * <p>The threshold adapts to each batch: the more anomalies, the lower it is. A single row is a
 * batch of one, in which p-values up to the rate are flagged, as {@link Conformal} does; that is
 * the value of the threshold, and it gives many more alerts than a batch where anomalies are rare.
 * Score single rows with {@link Conformal}, or collect batches.
 *
 * @param rate in (0, 1), the share of false positives among flagged rows
 */
public record FalseDiscoveryRate(double rate) implements Rule {
  public FalseDiscoveryRate {
    RuleSettings.checkRate(rate);
  }

  @Override
  public double value(NormalScores normal, LabeledScores labeled) {
    return normal.conformal(rate);
  }

  @Override
  public boolean[] anomalies(double[] scores, double threshold, NormalScores normal) {
    return discoveries(Arrays.stream(scores).map(normal::pValue).toArray());
  }

  /**
   * Which hypotheses are rejected: those with the k smallest p-values, for the largest k whose k-th
   * smallest of m p-values is at most {@code rate k / m}.
   *
   * @param pValues of a batch, in any order
   */
  public boolean[] discoveries(double[] pValues) {
    double limit = limit(pValues);
    boolean[] rejected = new boolean[pValues.length];
    for (int row = 0; row < pValues.length; row++) {
      rejected[row] = pValues[row] <= limit;
    }
    return rejected;
  }

  /** The largest p-value that is rejected; -1 if none is. */
  private double limit(double[] pValues) {
    double[] sorted = pValues.clone();
    Arrays.sort(sorted);
    for (int k = sorted.length; k > 0; k--) {
      if (sorted[k - 1] <= rate * k / sorted.length) {
        return sorted[k - 1];
      }
    }
    return -1;
  }
}
