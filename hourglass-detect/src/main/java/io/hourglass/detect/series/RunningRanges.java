package io.hourglass.detect.series;

import java.util.ArrayDeque;

/**
 * The ranges of score components of all rows that are more than a window old. A new level is
 * therefore anomalous for a window, then normal. Not thread-safe.
 */
final class RunningRanges {
  private final ScoreComponents places;
  private final Ranges ranges;
  private final int window;
  private final ArrayDeque<double[]> recent = new ArrayDeque<>();

  /**
   * With what has been seen before, which it goes on to widen.
   *
   * @param window rows after which signs count as seen
   */
  RunningRanges(ScoreComponents places, Ranges ranges, int window) {
    this.places = places;
    this.ranges = ranges;
    this.window = window;
  }

  /** Takes the signs of the next row, and says how far they are beyond what has been seen. */
  double score(double[] signs) {
    if (recent.size() == window) {
      ranges.include(recent.remove());
    }
    recent.add(signs);
    return places.score(signs, ranges);
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
