package io.hourglass.task.detector;

import java.util.List;

/**
 * How strange one row is, and why.
 *
 * @param score higher is stranger; 0 is usual
 * @param pValue the chance that a normal row scores as high
 * @param isAnomaly whether the score is above the detector's threshold
 * @param reasons columns that make it strange, the first one most
 */
public record Anomaly(double score, double pValue, boolean isAnomaly, List<Reason> reasons) {
  public Anomaly {
    reasons = List.copyOf(reasons);
  }
}
