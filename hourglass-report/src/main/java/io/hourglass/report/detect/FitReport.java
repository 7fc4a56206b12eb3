package io.hourglass.report.detect;

import io.hourglass.detect.score.Reason;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Threshold;
import java.util.List;

/**
 * How a detector was fitted.
 *
 * @param model name of its file
 * @param data name of the data
 * @param rows of the data
 * @param learned rows of the training set; the others are the calibration set
 * @param contamination share of the training set that was assumed to be anomalous
 * @param isEstimated whether the contamination was estimated from the rows, not given
 * @param columns of the data
 * @param threshold in use
 * @param normal scores of the calibration set
 * @param losses of each autoencoder by epoch
 * @param highestScoring rows, from the highest score on
 * @param seconds of the fit
 */
public record FitReport(
    String model,
    String data,
    int rows,
    int learned,
    double contamination,
    boolean isEstimated,
    List<Column> columns,
    Threshold threshold,
    NormalScores normal,
    List<List<Double>> losses,
    List<HighScoringRow> highestScoring,
    double seconds) {
  public FitReport {
    columns = List.copyOf(columns);
    losses = losses.stream().map(List::copyOf).toList();
    highestScoring = List.copyOf(highestScoring);
  }

  /**
   * A column of the data.
   *
   * @param name of the column
   * @param type of its cells
   * @param missing number of cells without a value
   * @param values their range, or the most frequent ones
   */
  public record Column(String name, String type, int missing, String values) {}

  /**
   * A row that may be an error in the data, or an anomaly in the training set.
   *
   * @param row number of the row in the data, from 1
   * @param score anomaly score
   * @param pValue chance that a normal row scores as high
   * @param anomaly whether the score is above the threshold
   * @param reasons columns behind the score, by decreasing share
   */
  public record HighScoringRow(
      long row, double score, double pValue, boolean anomaly, List<Reason> reasons) {
    public HighScoringRow {
      reasons = List.copyOf(reasons);
    }
  }
}
