package io.hourglass.detect.fit;

import io.hourglass.detect.threshold.Rule;
import io.hourglass.setting.Settings;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a detector of a series is fitted.
 *
 * @param time name of the column of times
 * @param window rows that the autoencoder sees at a time
 * @param stride rows from one window that is learned from to the next; without one so many that
 *     20,000 windows are enough
 * @param form of the autoencoder
 * @param seed of everything random
 * @param rule that sets the threshold; without one {@link
 *     io.hourglass.detect.SeriesDetector#defaultRule}
 */
@Settings
public record SeriesSettings(
    String time, int window, OptionalInt stride, Form form, long seed, Optional<Rule> rule)
    implements SeriesSettingsBuilder.With {
  private static final int WINDOW = 64;

  /** The layers of the autoencoder of windows. */
  public enum Form {
    /** Every number of a window meets every other. */
    DENSE,
    /** The same small patterns are looked for all along a window. */
    CONV
  }

  public SeriesSettings {
    if (window < 4) {
      throw new IllegalArgumentException("a window must have at least 4 rows, got " + window);
    }
    if (stride.isPresent() && stride.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "the stride must be at least 1 row, got " + stride.getAsInt());
    }
  }

  /** Windows of 64 rows, dense, seed 1. */
  public static SeriesSettings of(String time) {
    return new SeriesSettings(time, WINDOW, OptionalInt.empty(), Form.DENSE, 1, Optional.empty());
  }

  /** The same with windows so many rows apart. */
  public SeriesSettings withStride(int value) {
    return withStride(OptionalInt.of(value));
  }

  /** The same with another rule. */
  public SeriesSettings withRule(Rule value) {
    return withRule(Optional.of(value));
  }
}
