package io.hourglass.report.detect;

import io.hourglass.detect.evaluate.HighScoringRow;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.report.TableDescription.DescribedColumn;
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
    List<DescribedColumn> columns,
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
}
