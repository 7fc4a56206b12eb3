package io.hourglass.detect.stream;

import io.hourglass.setting.Settings;
import java.util.List;

/**
 * How a stream is scored.
 *
 * @param format of its lines
 * @param missing texts that mean "no value", besides the empty one
 * @param keep columns to hand through
 * @param reasons columns to give for an anomaly, at most
 * @param everyReason whether to give them for every row
 * @param every so many rows a summary; 0 for none but the last
 * @param window rows that drift is looked for in
 * @param drift bound of the population stability index; 0 for no watch
 */
@Settings
public record StreamSettings(
    LineFormat format,
    List<String> missing,
    List<String> keep,
    int reasons,
    boolean everyReason,
    long every,
    int window,
    double drift)
    implements StreamSettingsBuilder.With {
  private static final int LEAST_WINDOW = 50;
  private static final int MOST_WINDOW = 1_000_000;

  /** Lines of either format, 3 reasons per anomaly, drift over 1,000 rows. */
  public static StreamSettings defaults() {
    return new StreamSettings(
        LineFormat.AUTO, List.of(), List.of(), 3, false, 100_000, 1_000, 0.25);
  }

  public StreamSettings {
    missing = List.copyOf(missing);
    keep = List.copyOf(keep);
    if (reasons < 0) {
      throw new IllegalArgumentException("reasons must be at least 0, got " + reasons);
    }
    if (every < 0) {
      throw new IllegalArgumentException("rows between summaries must be at least 0, got " + every);
    }
    if (window < LEAST_WINDOW || window > MOST_WINDOW) {
      throw new IllegalArgumentException(
          "the drift window must be %d to %d rows, got %d"
              .formatted(LEAST_WINDOW, MOST_WINDOW, window));
    }
    if (!(drift >= 0) || !Double.isFinite(drift)) {
      throw new IllegalArgumentException(
          "the bound of drift must be finite and at least 0, got " + drift);
    }
  }
}
