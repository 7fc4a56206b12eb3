package io.hourglass.detect.series;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What of the calendar an autoencoder is told about the newest row of a window: the time of day and
 * the time of week, each as a point on a circle, in UTC.
 *
 * @param day whether it is told the time of day
 * @param week whether it is told the time of week
 */
public record Season(boolean day, boolean week) {
  /** A season is learned from as many repetitions. */
  private static final int REPETITIONS = 3;

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long WEEK = Duration.ofDays(7).toMillis();

  /** 1970-01-01 was a Thursday. */
  private static final long MONDAY = 4 * DAY;

  /**
   * What a series that long can teach: seasons that it saw three times, and more than two rows of.
   *
   * @param span milliseconds from the first row to the last
   * @param step milliseconds between rows
   */
  public static Season of(long span, long step) {
    return new Season(
        span >= REPETITIONS * DAY && 2 * step < DAY, span >= REPETITIONS * WEEK && 2 * step < WEEK);
  }

  /** Numbers it takes. */
  int width() {
    return (day ? 2 : 0) + (week ? 2 : 0);
  }

  /** Names of these numbers. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    if (day) {
      names.addAll(List.of("sine of the day", "cosine of the day"));
    }
    if (week) {
      names.addAll(List.of("sine of the week", "cosine of the week"));
    }
    return names;
  }

  /** Writes the numbers of a moment. */
  void write(long millis, float[] out, int offset) {
    int at = offset;
    if (day) {
      at = point((double) Math.floorMod(millis, DAY) / DAY, out, at);
    }
    if (week) {
      point((double) Math.floorMod(millis - MONDAY, WEEK) / WEEK, out, at);
    }
  }

  private static int point(double turn, float[] out, int at) {
    out[at] = (float) StrictMath.sin(2 * Math.PI * turn);
    out[at + 1] = (float) StrictMath.cos(2 * Math.PI * turn);
    return at + 2;
  }
}
