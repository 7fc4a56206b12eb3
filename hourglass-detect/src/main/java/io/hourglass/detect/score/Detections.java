package io.hourglass.detect.score;

import io.hourglass.detect.threshold.NormalScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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

  /**
   * These detections at other places among more rows. The rows between have no score: it is NaN, as
   * is the p-value, and they are no anomalies.
   *
   * @param rows the new place of each row, from 0
   * @param total number of rows then
   */
  public Detections at(List<Integer> rows, int total) {
    double[] placed = new double[total];
    Arrays.fill(placed, Double.NaN);
    boolean[] flags = new boolean[total];
    List<List<Reason>> why =
        reasons.isEmpty() ? List.of() : new ArrayList<>(Collections.nCopies(total, List.of()));
    for (int i = 0; i < scores.length; i++) {
      placed[rows.get(i)] = scores[i];
      flags[rows.get(i)] = anomalies[i];
      if (!why.isEmpty()) {
        why.set(rows.get(i), reasons.get(i));
      }
    }
    return new Detections(placed, normal, flags, why);
  }

  /** Rows {@code from} (included) to {@code to} (not included). */
  public Detections slice(int from, int to) {
    return new Detections(
        Arrays.copyOfRange(scores, from, to),
        normal,
        Arrays.copyOfRange(anomalies, from, to),
        reasons.isEmpty() ? List.of() : reasons.subList(from, to));
  }

  /** Number of rows. */
  public int rows() {
    return scores.length;
  }

  /** The anomaly score of a row: 0 for a typical one, higher for a more anomalous one. */
  public double score(int row) {
    return scores[row];
  }

  /** The probability that a normal row scores as high, NaN where there is no score. */
  public double pValue(int row) {
    return Double.isNaN(scores[row]) ? Double.NaN : normal.pValue(scores[row]);
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
