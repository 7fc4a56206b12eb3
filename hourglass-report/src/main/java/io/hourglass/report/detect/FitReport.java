package io.hourglass.report.detect;

import io.hourglass.detect.score.Reason;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Threshold;
import java.util.List;

/**
 * A detector that was fitted: what it learned from, and what came of it.
 *
 * @param model name of its file
 * @param data that it was fitted to
 * @param rows of these
 * @param learned rows that were learned from; the others have set the threshold
 * @param contamination share of those that was taken for strange
 * @param isFound whether that was estimated from the rows, and not given
 * @param columns of the data
 * @param threshold set
 * @param normal how the rows score that were kept out
 * @param losses of the autoencoders, one list each, by epoch
 * @param strangest of all rows, the strangest first
 * @param seconds that it took
 */
public record FitReport(
    String model,
    String data,
    int rows,
    int learned,
    double contamination,
    boolean isFound,
    List<Column> columns,
    Threshold threshold,
    NormalScores normal,
    List<List<Double>> losses,
    List<StrangeRow> strangest,
    double seconds) {
  public FitReport {
    columns = List.copyOf(columns);
    losses = losses.stream().map(List::copyOf).toList();
    strangest = List.copyOf(strangest);
  }

  /**
   * A column that was learned from.
   *
   * @param name of it
   * @param kind of its cells
   * @param missing cells without a value
   * @param values their range, or the most frequent ones
   */
  public record Column(String name, String kind, int missing, String values) {}

  /**
   * A row that may be an error in the data, or an anomaly that was learned from.
   *
   * @param row of the data, from 1
   * @param score higher is stranger
   * @param pValue the chance that a normal row scores as high
   * @param anomaly whether it is above the threshold
   * @param reasons columns that make it strange, the first one most
   */
  public record StrangeRow(
      long row, double score, double pValue, boolean anomaly, List<Reason> reasons) {
    public StrangeRow {
      reasons = List.copyOf(reasons);
    }
  }
}
