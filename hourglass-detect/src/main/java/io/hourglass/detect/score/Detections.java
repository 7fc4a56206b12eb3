package io.hourglass.detect.score;

import io.hourglass.detect.threshold.NormalScores;
import java.util.List;

/** Anomaly scores of rows, with p-values, flags and, where asked for, reasons. Immutable. */
public final class Detections {
  private final double[] scores;
  private final NormalScores normal;
  private final boolean[] anomalies;
  private final List<List<Reason>> reasons;

  Detections(
      double[] scores, NormalScores normal, boolean[] anomalies, List<List<Reason>> reasons) {
    checkReasons(reasons.size(), scores.length);
    this.scores = scores.clone();
    this.normal = normal;
    this.anomalies = anomalies.clone();
    this.reasons = List.copyOf(reasons);
  }

  private static void checkReasons(int reasons, int rows) {
    if (reasons > 0 && reasons != rows) {
      throw new IllegalArgumentException(
          "there must be reasons for each of %d rows or for none, got %d".formatted(rows, reasons));
    }
  }

  /** Number of rows. */
  public int rows() {
    return scores.length;
  }

  /** The anomaly score of a row: 0 for a typical one, higher for a more anomalous one. */
  public double score(int row) {
    return scores[row];
  }

  /** The probability that a normal row scores as high. */
  public double pValue(int row) {
    return normal.pValue(scores[row]);
  }

  /** Whether a row is above the threshold, or flagged by a rule that looks at all rows at once. */
  public boolean isAnomaly(int row) {
    return anomalies[row];
  }

  /** Why a row scores as it does; empty where no reasons were asked for. */
  public List<Reason> reasons(int row) {
    return reasons.isEmpty() ? List.of() : reasons.get(row);
  }

  /** All about one row. */
  public RowScore row(int row) {
    return new RowScore(score(row), pValue(row), isAnomaly(row), reasons(row));
  }

  /** The score of each row, a copy. */
  public double[] scores() {
    return scores.clone();
  }

  /** The p-value of each row. */
  public double[] pValues() {
    double[] values = new double[scores.length];
    for (int row = 0; row < values.length; row++) {
      values[row] = pValue(row);
    }
    return values;
  }

  /** Whether each row is an anomaly, a copy. */
  public boolean[] anomalies() {
    return anomalies.clone();
  }
}
