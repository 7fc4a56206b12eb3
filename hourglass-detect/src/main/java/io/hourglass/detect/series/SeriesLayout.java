package io.hourglass.detect.series;

import java.util.List;
import java.util.Set;

/**
 * The layout of a series' rows.
 *
 * @param time name of the column of times
 * @param channels names of the columns of numbers
 * @param window rows that the autoencoder sees at a time
 * @param step usual milliseconds from row to row; a window spans no gap longer than so many times
 *     its rows
 * @param season calendar inputs of the autoencoder
 */
public record SeriesLayout(
    String time, List<String> channels, int window, long step, Season season) {
  private static final int LEAST_WINDOW = 4;

  /** Numbers of the widest window. */
  private static final int MOST_NUMBERS = 1 << 16;

  private static final long MOST_STEP = Long.MAX_VALUE / MOST_NUMBERS;

  public SeriesLayout {
    channels = List.copyOf(channels);
    if (channels.isEmpty() || Set.copyOf(channels).size() < channels.size()) {
      throw new IllegalArgumentException(
          "a series must have channels with distinct names, got " + channels);
    }
    if (window < LEAST_WINDOW || (long) window * channels.size() > MOST_NUMBERS) {
      throw new IllegalArgumentException(
          "a window must have at least %d rows and at most %d numbers, got %d rows of %d"
              .formatted(LEAST_WINDOW, MOST_NUMBERS, window, channels.size()));
    }
    if (step < 1 || step > MOST_STEP) {
      throw new IllegalArgumentException(
          "the step must be 1 to %d milliseconds, got %d".formatted(MOST_STEP, step));
    }
  }

  /** The longest time from row to row within a window. */
  long longestGap() {
    return window * step;
  }

  /** Numbers of a window. */
  int numbers() {
    return window * channels.size();
  }

  /** Width of the autoencoder's input: the window, row by row, then the season. */
  int inputs() {
    return numbers() + season.width();
  }

  /** Index of the newest row's first value. */
  int newest() {
    return numbers() - channels.size();
  }
}
