package io.hourglass.detect.series;

import java.util.ArrayList;
import java.util.List;

/** Deviations of values from their expectations. Not thread-safe. */
final class ErrorDeviations {
  private final WindowModel model;
  private final double[] squares;
  private final int[] counts;

  /** Starts without rows, for the expectations of a model. */
  ErrorDeviations(WindowModel model) {
    this.model = model;
    this.squares = new double[model.layout().channels().size()];
    this.counts = new int[squares.length];
  }

  /** Adds the newest row, if it ends a window. */
  void add(WindowBuffer buffer) {
    if (!buffer.isWindow()) {
      return;
    }
    double[] expected = model.expected(buffer);
    for (int channel = 0; channel < squares.length; channel++) {
      add(channel, buffer.newest(channel) - expected[channel]);
    }
  }

  private void add(int channel, double error) {
    if (!Double.isNaN(error)) {
      squares[channel] += error * error;
      counts[channel]++;
    }
  }

  /** Root mean square by channel, in the scale's units; 1 without rows. */
  List<Double> deviations() {
    List<Double> deviations = new ArrayList<>();
    for (int channel = 0; channel < squares.length; channel++) {
      deviations.add(counts[channel] == 0 ? 1 : Math.sqrt(squares[channel] / counts[channel]));
    }
    return deviations;
  }
}
