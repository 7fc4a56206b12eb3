package io.hourglass.detect.series;

import java.util.ArrayDeque;

/**
 * The ranges of score components of all rows that are more than a window old. An anomalous row
 * widens them by a tenth at most, so that the next one like it is an anomaly too; what stays for a
 * window after that becomes normal. Not thread-safe.
 */
final class RunningRanges {
  /** Rows that score higher are anomalous here, whatever the threshold. */
  private static final double USUAL = 0.05;

  /** Share of a range's width by which the rows of one anomaly widen it at most. */
  private static final double WIDENING = 0.1;

  private final ScoreComponents indices;
  private final Ranges ranges;
  private final int window;
  private final ArrayDeque<Row> recent = new ArrayDeque<>();

  /** Consecutive anomalous rows that have left the window. */
  private int anomalous;

  /** What the rows of the present anomaly are held to. */
  private Ranges limit = Ranges.none(0);

  private record Row(double[] components, boolean isAnomalous) {}

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
      include(recent.remove());
    }
    double score = indices.score(components, ranges);
    recent.add(new Row(components, score > USUAL));
    return score;
  }

  private void include(Row row) {
    anomalous = row.isAnomalous() ? anomalous + 1 : 0;
    if (anomalous == 1) {
      limit = ranges.widened(WIDENING);
    }
    boolean isHeld = anomalous > 0 && anomalous <= window;
    ranges.include(isHeld ? limit.clamped(row.components()) : row.components());
  }

  /** The current ranges. */
  Ranges ranges() {
    return ranges;
  }

  /** Takes all that came as seen. */
  void settle() {
    recent.forEach(this::include);
    recent.clear();
  }
}
