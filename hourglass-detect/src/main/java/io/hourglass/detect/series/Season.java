package io.hourglass.detect.series;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The calendar inputs of an autoencoder for the newest row of a window: the time of day and the
 * time of week, each as a point on a circle, in UTC.
 *
 * @param day whether the time of day is an input
 * @param week whether the time of week is an input
 */
public record Season(boolean day, boolean week) {
  /** The least number of repetitions from which a season is learned. */
  private static final int REPETITIONS = 3;

  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long WEEK = Duration.ofDays(7).toMillis();

  /** 1970-01-01 was a Thursday. */
  private static final long MONDAY = 4 * DAY;

  /**
   * The seasons that a series of this length covers three times, with more than two rows each.
   *
   * @param span milliseconds from the first row to the last
   * @param step milliseconds between rows
   */
  public static Season of(long span, long step) {
    return new Season(
        span >= REPETITIONS * DAY && 2 * step < DAY, span >= REPETITIONS * WEEK && 2 * step < WEEK);
  }

  /** Number of inputs. */
  int width() {
    return (day ? 2 : 0) + (week ? 2 : 0);
  }

  /** Names of the inputs. */
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

  /** Writes the inputs for a time. */
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
