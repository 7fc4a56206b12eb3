package io.hourglass.detect.series;

import io.hourglass.detect.score.ScoreCalibration;
import java.util.List;

/**
 * The JSON part of the file of a series detector.
 *
 * @param series the layout of its rows
 * @param scale of its channels
 * @param spread of every channel about its expected value, in the scale's units
 * @param low the minimum of each score component so far
 * @param high the maximum of each
 * @param calibration of scores
 */
public record SeriesDetectorState(
    SeriesLayout series,
    SeriesScaling scale,
    List<Double> spread,
    List<Double> low,
    List<Double> high,
    ScoreCalibration calibration) {
  public SeriesDetectorState {
    spread = List.copyOf(spread);
    low = List.copyOf(low);
    high = List.copyOf(high);
    int channels = series.channels().size();
    if (spread.size() != channels || scale.size().size() != channels) {
      throw new IllegalArgumentException(
          "there must be a scale and a spread for each of %d channels, got %d and %d"
              .formatted(channels, scale.size().size(), spread.size()));
    }
    if (!spread.stream().allMatch(value -> value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException("spreads must be finite and >= 0, got " + spread);
    }
  }

  /** Refuses ranges that are not those of so many signs. */
  public void check(int signs) {
    boolean isRange = low.size() == signs && high.size() == signs;
    for (int i = 0; isRange && i < signs; i++) {
      isRange =
          low.get(i) <= high.get(i) && Double.isFinite(low.get(i)) && Double.isFinite(high.get(i));
    }
    if (!isRange) {
      throw new IllegalArgumentException(
          "there must be a finite range for each of %d signs, got %s to %s"
              .formatted(signs, low, high));
    }
  }

  /** The same with another calibration. */
  public SeriesDetectorState with(ScoreCalibration newCalibration) {
    return new SeriesDetectorState(series, scale, spread, low, high, newCalibration);
  }
}
