package io.hourglass.detect.series;

import io.hourglass.detect.score.ScoreCalibration;
import java.util.List;

/**
 * The JSON part of the file of a signal detector.
 *
 * @param signal its columns, in order
 * @param size in which all numbers are measured
 * @param spread of every number about that of the nearest normal row
 * @param calibration of scores
 */
public record SignalDetectorState(
    List<String> signal, double size, List<Double> spread, ScoreCalibration calibration) {
  public SignalDetectorState {
    signal = List.copyOf(signal);
    spread = List.copyOf(spread);
    if (signal.size() != spread.size()
        || !spread.stream().allMatch(value -> value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "there must be a finite spread >= 0 for each of %d columns, got %s"
              .formatted(signal.size(), spread));
    }
  }

  /** The same with another calibration. */
  public SignalDetectorState with(ScoreCalibration newCalibration) {
    return new SignalDetectorState(signal, size, spread, newCalibration);
  }
}
