package io.hourglass.detect.series;

import java.util.ArrayList;
import java.util.List;

/** How far numbers are from what is expected of them. Not thread-safe. */
final class ErrorDeviations {
  private final WindowModel model;
  private final double[] squares;
  private final int[] counts;

  /** Of what a model expects; no row yet. */
  ErrorDeviations(WindowModel model) {
    this.model = model;
    this.squares = new double[model.layout().channels().size()];
    this.counts = new int[squares.length];
  }

  /** Takes the newest row, if it ends a window. */
  void add(WindowBuffer steps) {
    if (!steps.isWindow()) {
      return;
    }
    double[] expected = model.expected(steps);
    for (int channel = 0; channel < squares.length; channel++) {
      double error = steps.newest(channel) - expected[channel];
      if (!Double.isNaN(error)) {
        squares[channel] += error * error;
        counts[channel]++;
      }
    }
  }

  /** Root mean square by channel, in the scale's units; 1 where nothing is known. */
  List<Double> deviations() {
    List<Double> deviations = new ArrayList<>();
    for (int channel = 0; channel < squares.length; channel++) {
      deviations.add(counts[channel] == 0 ? 1 : Math.sqrt(squares[channel] / counts[channel]));
    }
    return deviations;
  }
}
