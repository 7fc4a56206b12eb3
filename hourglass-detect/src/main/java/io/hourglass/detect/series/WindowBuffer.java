package io.hourglass.detect.series;

import java.util.Arrays;

/**
 * The last rows of a series, as many as a window has, in constant memory. A missing number counts
 * as the last one that was there, for what the autoencoder is shown, and is never scored. A gap
 * longer than a window empties it.
 *
 * <p>Not thread-safe: one series, one thread.
 */
final class WindowBuffer {
  private static final long NONE = Long.MIN_VALUE;

  /** Values no farther from the first of a run are equal, in the scale's units. */
  private static final double EQUAL = 1e-3;

  private final SeriesLayout layout;
  private final SeriesScaling scale;
  private final double[] scaled;
  private final boolean[] present;
  private final int[] runs;
  private final double[] firstOfRun;
  private int count;
  private int at;
  private int seen;
  private long newest = NONE;

  /** Without rows. */
  WindowBuffer(SeriesLayout layout, SeriesScaling scale) {
    this.layout = layout;
    this.scale = scale;
    this.scaled = new double[layout.numbers()];
    this.present = new boolean[layout.numbers()];
    this.runs = new int[layout.channels().size()];
    this.firstOfRun = new double[runs.length];
  }

  /** Time of the newest row; meaningless if there is none. */
  long newest() {
    return newest;
  }

  /** Whether there has been a row. */
  boolean isBegun() {
    return newest != NONE;
  }

  /** Takes the next row; NaN where missing. */
  void push(long millis, double[] values) {
    if (isBegun() && millis - newest > layout.longestGap()) {
      count = 0;
      seen = 0;
      Arrays.fill(runs, 0);
    }
    newest = millis;
    int channels = values.length;
    int last = Math.floorMod(at - 1, layout.window()) * channels;
    for (int channel = 0; channel < channels; channel++) {
      int place = at * channels + channel;
      seen -= count == layout.window() && present[place] ? 1 : 0;
      present[place] = !Double.isNaN(values[channel]);
      double carried = count == 0 ? 0 : scaled[last + channel];
      scaled[place] = present[place] ? scale.scaled(channel, values[channel]) : carried;
      seen += present[place] ? 1 : 0;
      addToRun(channel, scaled[place], present[place]);
    }
    at = (at + 1) % layout.window();
    count = Math.min(layout.window(), count + 1);
  }

  private void addToRun(int channel, double value, boolean isPresent) {
    if (!isPresent) {
      return;
    }
    if (runs[channel] == 0 || Math.abs(value - firstOfRun[channel]) > EQUAL) {
      runs[channel] = 0;
      firstOfRun[channel] = value;
    }
    runs[channel]++;
  }

  /** Number of rows up to the newest in which a channel has the same value; missing ones aside. */
  int run(int channel) {
    return runs[channel];
  }

  /** Whether it is a whole window, at least half of whose numbers are there. */
  boolean isWindow() {
    return count == layout.window() && 2 * seen >= layout.numbers();
  }

  /** Numbers of all rows, the oldest row first; in the scale's units. */
  double[] scaled() {
    double[] rows = new double[scaled.length];
    int split = at * layout.channels().size();
    System.arraycopy(scaled, split, rows, 0, rows.length - split);
    System.arraycopy(scaled, 0, rows, rows.length - split, split);
    return rows;
  }

  /** Which of these are no missing ones. */
  boolean[] present() {
    boolean[] rows = new boolean[present.length];
    int split = at * layout.channels().size();
    System.arraycopy(present, split, rows, 0, rows.length - split);
    System.arraycopy(present, 0, rows, rows.length - split, split);
    return rows;
  }

  /** The newest row's number of a channel, NaN where missing; in the scale's units. */
  double newest(int channel) {
    int channels = layout.channels().size();
    int place = Math.floorMod(at - 1, layout.window()) * channels + channel;
    return present[place] ? scaled[place] : Double.NaN;
  }
}
