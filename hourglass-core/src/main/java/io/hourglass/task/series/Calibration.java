package io.hourglass.task.series;

import io.hourglass.data.DataException;
import io.hourglass.task.anomaly.NormalScores;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * What a model of windows says of normal rows.
 *
 * @param ranges that their signs lie in
 * @param normal how those score that it has not learned from, each by what came before
 * @param spread of their numbers about what is expected of them, in the scale's units
 */
record Calibration(Ranges ranges, NormalScores normal, List<Double> spread) {
  /**
   * Of rows that a model has learned from, and the rows after these.
   *
   * @throws DataException if there is no whole window, or a channel has no value in any
   */
  static Calibration of(WindowModel model, Points learned, Points heldOut) {
    Signs places = model.signs();
    Ranges ranges = Ranges.none(places.count());
    Steps steps = new Steps(model.layout(), model.scale());
    for (int row = 0; row < learned.rows(); row++) {
      steps.push(learned.millis(row), learned.values(row));
      ranges.include(model.signs(steps));
    }
    check(model.layout(), ranges, learned);
    ArrayDeque<double[]> recent = new ArrayDeque<>();
    double[] scores = new double[heldOut.rows()];
    double[] squares = new double[places.channels()];
    int[] counts = new int[places.channels()];
    for (int row = 0; row < scores.length; row++) {
      if (recent.size() == model.layout().window()) {
        ranges.include(recent.remove());
      }
      steps.push(heldOut.millis(row), heldOut.values(row));
      double[] signs = model.signs(steps);
      scores[row] = places.score(signs, ranges);
      recent.add(signs);
      add(model, steps, squares, counts);
    }
    recent.forEach(ranges::include);
    List<Double> spread = new ArrayList<>();
    for (int channel = 0; channel < counts.length; channel++) {
      spread.add(counts[channel] == 0 ? 1 : Math.sqrt(squares[channel] / counts[channel]));
    }
    return new Calibration(ranges, NormalScores.of(scores, true), spread);
  }

  private static void check(SeriesLayout layout, Ranges ranges, Points learned) {
    if (ranges.low().stream().allMatch(Double::isFinite)) {
      return;
    }
    throw new DataException(
        ("%s: expected windows of %d rows with values of each of %s to learn from, got none; give"
                + " more rows, a shorter --window, or leave out a channel with --drop")
            .formatted(learned.table(), layout.window(), layout.channels()));
  }

  private static void add(WindowModel model, Steps steps, double[] squares, int[] counts) {
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
}
