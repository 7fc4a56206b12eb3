package io.hourglass.detect.score;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The anomaly score of one row, and why it is what it is.
 *
 * @param score 0 for a typical row, higher for a more anomalous one
 * @param pValue the probability that a normal row scores as high
 * @param isAnomaly whether the score is above the detector's threshold
 * @param reasons columns behind the score, the greatest contribution first
 */
public record RowScore(double score, double pValue, boolean isAnomaly, List<Reason> reasons) {
  public RowScore {
    reasons = List.copyOf(reasons);
  }

  /** The same with reasons. */
  public RowScore withReasons(List<Reason> newReasons) {
    return new RowScore(score, pValue, isAnomaly, newReasons);
  }

  /** The value expected of each column that is among the reasons, as text. */
  public Map<String, String> expected() {
    Map<String, String> expected = new LinkedHashMap<>();
    reasons.forEach(reason -> expected.put(reason.column(), reason.expected()));
    return expected;
  }
}
