package io.hourglass.detect.series;

import io.hourglass.detect.score.ScoreCalibration;
import java.util.List;

/**
 * The JSON part of the file of a signal detector.
 *
 * @param columns of the signal, in order
 * @param scale in which all numbers are measured
 * @param errorDeviations of every number about that of the nearest normal row
 * @param calibration of scores
 */
public record SignalDetectorState(
    List<String> columns,
    double scale,
    List<Double> errorDeviations,
    ScoreCalibration calibration) {
  public SignalDetectorState {
    columns = List.copyOf(columns);
    errorDeviations = List.copyOf(errorDeviations);
    if (columns.size() != errorDeviations.size()
        || !errorDeviations.stream().allMatch(value -> value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "there must be a finite error deviation >= 0 for each of %d columns, got %s"
              .formatted(columns.size(), errorDeviations));
    }
  }

  /** The same with another calibration. */
  public SignalDetectorState with(ScoreCalibration newCalibration) {
    return new SignalDetectorState(columns, scale, errorDeviations, newCalibration);
  }
}
