package io.hourglass.detect.series;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The longest run of equal values of every channel, by which a stuck sensor is found: a run more
 * than four times as long as any in training is anomalous. Not learned further.
 *
 * @param rows of the longest run by channel; empty in files of earlier releases, which keep none
 */
public record LongestRuns(List<Integer> rows) {
  /** A run up to this length is usual in any series: {@code TIMES * LEAST} rows are not. */
  private static final int LEAST = 16;

  private static final int TIMES = 4;

  public LongestRuns {
    rows = List.copyOf(rows);
    if (!rows.stream().allMatch(length -> length >= LEAST)) {
      throw new IllegalArgumentException(
          "longest runs must be of at least %d rows, got %s".formatted(LEAST, rows));
    }
  }

  /** The shortest ones. */
  static LongestRuns none(int channels) {
    return new LongestRuns(Collections.nCopies(channels, LEAST));
  }

  /** With the runs that the newest row is in. */
  LongestRuns with(WindowBuffer buffer) {
    List<Integer> longest = new ArrayList<>();
    for (int channel = 0; channel < rows.size(); channel++) {
      longest.add(Math.max(rows.get(channel), buffer.run(channel)));
    }
    return new LongestRuns(longest);
  }

  /** How far the newest row's run is beyond the usual length, in doublings; 0 within. */
  double beyond(WindowBuffer buffer) {
    double most = 0;
    for (int channel = 0; channel < rows.size(); channel++) {
      most = Math.max(most, beyond(buffer, channel));
    }
    return most;
  }

  /** The same of one channel. */
  double beyond(WindowBuffer buffer, int channel) {
    double doublings = (double) buffer.run(channel) / (TIMES * rows.get(channel));
    return doublings > 1 ? StrictMath.log(doublings) / StrictMath.log(2) : 0;
  }
}
