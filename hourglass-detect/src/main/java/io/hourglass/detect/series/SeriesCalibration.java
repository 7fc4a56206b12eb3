package io.hourglass.detect.series;

import io.hourglass.data.DataException;
import io.hourglass.setting.SettingReference;
import java.util.List;

/**
 * Scores and ranges of normal rows by a model of windows.
 *
 * @param ranges that their components lie in
 * @param scores of those that it has not learned from, each by what came before
 * @param longestRuns of equal values
 * @param errorDeviations of their numbers about what is expected of them, in the scale's units
 */
public record SeriesCalibration(
    Ranges ranges, double[] scores, List<Double> errorDeviations, LongestRuns longestRuns) {
  /**
   * Calibrates on training rows and the held-out rows after them.
   *
   * @throws DataException if there is no whole window, or a channel has no value in any
   */
  public static SeriesCalibration of(WindowModel model, SeriesRows learned, SeriesRows heldOut) {
    Ranges ranges = Ranges.none(model.components().count());
    WindowBuffer buffer = new WindowBuffer(model.layout(), model.scale());
    LongestRuns longest = LongestRuns.none(model.layout().channels().size());
    for (int row = 0; row < learned.rows(); row++) {
      buffer.push(learned.millis(row), learned.values(row));
      longest = longest.with(buffer);
      ranges.include(model.components(buffer));
    }
    check(model.layout(), ranges, learned);
    RunningRanges runningRanges =
        new RunningRanges(model.components(), ranges, model.layout().window());
    ErrorDeviations errorDeviations = new ErrorDeviations(model);
    double[] scores = new double[heldOut.rows()];
    for (int row = 0; row < scores.length; row++) {
      buffer.push(heldOut.millis(row), heldOut.values(row));
      scores[row] = runningRanges.score(model.components(buffer));
      longest = longest.with(buffer);
      errorDeviations.add(buffer);
    }
    runningRanges.settle();
    return new SeriesCalibration(ranges, scores, errorDeviations.deviations(), longest);
  }

  private static void check(SeriesLayout layout, Ranges ranges, SeriesRows learned) {
    if (ranges.low().stream().allMatch(Double::isFinite)) {
      return;
    }
    throw new DataException(
        ("%s: expected windows of %d rows with values of each of %s to learn from, got none; give"
                + " more rows, a shorter window %s, or leave out a channel %s")
            .formatted(
                learned.table(),
                layout.window(),
                layout.channels(),
                SettingReference.to("window"),
                SettingReference.to("drop")));
  }
}
