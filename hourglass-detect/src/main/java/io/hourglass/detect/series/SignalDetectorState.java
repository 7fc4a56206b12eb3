package io.hourglass.detect.series;

import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Threshold;
import java.util.List;

/**
 * What the file of a detector of signals says in JSON.
 *
 * @param signal its columns, in order
 * @param size in which all numbers are measured
 * @param spread of every number about that of the nearest normal row
 * @param normal how normal rows score
 * @param threshold above which a row is an anomaly
 */
public record SignalDetectorState(
    List<String> signal,
    double size,
    List<Double> spread,
    NormalScores normal,
    Threshold threshold) {
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

  public SignalDetectorState with(NormalScores newNormal, Threshold newThreshold) {
    return new SignalDetectorState(signal, size, spread, newNormal, newThreshold);
  }
}
