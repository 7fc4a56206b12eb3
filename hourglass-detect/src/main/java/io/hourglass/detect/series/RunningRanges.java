package io.hourglass.detect.series;

import java.util.ArrayDeque;

/**
 * The ranges of score components of all rows that are more than a window old. An anomaly thus stays
 * one for a window, and what stays becomes normal. Not thread-safe.
 */
final class RunningRanges {
  private final ScoreComponents indices;
  private final Ranges ranges;
  private final int window;
  private final ArrayDeque<double[]> recent = new ArrayDeque<>();

  /**
   * With what has been seen before, which it goes on to widen.
   *
   * @param window rows after which components count as seen
   */
  RunningRanges(ScoreComponents indices, Ranges ranges, int window) {
    this.indices = indices;
    this.ranges = ranges;
    this.window = window;
  }

  /** Takes the components of the next row and scores them. */
  double score(double[] components) {
    if (recent.size() == window) {
      ranges.include(recent.remove());
    }
    recent.add(components);
    return indices.score(components, ranges);
  }

  /** The current ranges. */
  Ranges ranges() {
    return ranges;
  }

  /** Takes all that came as seen. */
  void settle() {
    recent.forEach(ranges::include);
    recent.clear();
  }
}
