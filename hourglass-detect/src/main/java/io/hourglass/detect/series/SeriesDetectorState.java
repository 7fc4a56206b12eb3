package io.hourglass.detect.series;

import io.hourglass.detect.score.ScoreCalibration;
import io.hourglass.json.IfAbsent;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The JSON part of the file of a series detector.
 *
 * @param layout of its rows
 * @param scaling of its channels
 * @param errorDeviations of every channel about its expected value, in the scale's units
 * @param low the minimum of each score component so far
 * @param high the maximum of each
 * @param longestRuns of equal values by channel; none in files of earlier releases
 * @param calibration of scores
 */
public record SeriesDetectorState(
    SeriesLayout layout,
    SeriesScaling scaling,
    List<Double> errorDeviations,
    List<Double> low,
    List<Double> high,
    @IfAbsent("{\"rows\": []}") LongestRuns longestRuns,
    ScoreCalibration calibration) {
  public SeriesDetectorState {
    errorDeviations = List.copyOf(errorDeviations);
    low = List.copyOf(low);
    high = List.copyOf(high);
    int channels = layout.channels().size();
    if (errorDeviations.size() != channels || scaling.size().size() != channels) {
      throw new IllegalArgumentException(
          "there must be a scale and an error deviation for each of %d channels, got %d and %d"
              .formatted(channels, scaling.size().size(), errorDeviations.size()));
    }
    if (!errorDeviations.stream().allMatch(value -> value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "error deviations must be finite and >= 0, got " + errorDeviations);
    }
  }

  /** Refuses ranges that are not those of so many components. */
  public void check(int components) {
    boolean areMany = low.size() == components && high.size() == components;
    if (!areMany || !IntStream.range(0, components).allMatch(this::isRange)) {
      throw new IllegalArgumentException(
          "there must be a finite range for each of %d components, got %s to %s"
              .formatted(components, low, high));
    }
  }

  private boolean isRange(int component) {
    double from = low.get(component);
    double to = high.get(component);
    return from <= to && Double.isFinite(from) && Double.isFinite(to);
  }

  /** The same with another calibration. */
  public SeriesDetectorState with(ScoreCalibration newCalibration) {
    return new SeriesDetectorState(
        layout, scaling, errorDeviations, low, high, longestRuns, newCalibration);
  }
}
