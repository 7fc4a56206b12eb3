package io.hourglass.detect.score;

import java.util.List;

/**
 * How strange one row is, and why.
 *
 * @param score higher is stranger; 0 is usual
 * @param pValue the chance that a normal row scores as high
 * @param isAnomaly whether the score is above the detector's threshold
 * @param reasons columns that make it strange, the first one most
 */
public record RowScore(double score, double pValue, boolean isAnomaly, List<Reason> reasons) {
  public RowScore {
    reasons = List.copyOf(reasons);
  }
}
