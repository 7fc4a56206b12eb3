package io.hourglass.detect.stream;

import io.hourglass.detect.series.BadTimes;
import io.hourglass.setting.Settings;
import java.util.List;

/**
 * Settings of online scoring.
 *
 * @param format of the lines
 * @param missing texts that mean a missing value, besides the empty one
 * @param keep columns copied to the output
 * @param reasons the most reasons to give for an anomaly
 * @param reasonsForAll whether to give reasons for every row
 * @param summaryInterval rows between summaries; 0 for none but the last
 * @param driftWindow number of recent rows that are compared with the training data
 * @param driftThreshold population stability index from which drift is reported; 0 to monitor none
 * @param badTimes whether lines of a series whose time cannot be used are errors, or have no score
 */
@Settings
public record StreamSettings(
    LineFormat format,
    List<String> missing,
    List<String> keep,
    int reasons,
    boolean reasonsForAll,
    long summaryInterval,
    int driftWindow,
    double driftThreshold,
    BadTimes badTimes)
    implements StreamSettingsBuilder.With {
  private static final int MIN_DRIFT_WINDOW = 50;
  private static final int MAX_DRIFT_WINDOW = 1_000_000;

  /** Lines of either format, 3 reasons per anomaly, drift over 1,000 rows. */
  public static StreamSettings defaults() {
    return new StreamSettings(
        LineFormat.AUTO, List.of(), List.of(), 3, false, 100_000, 1_000, 0.25, BadTimes.REFUSE);
  }

  public StreamSettings {
    missing = List.copyOf(missing);
    keep = List.copyOf(keep);
    if (reasons < 0) {
      throw new IllegalArgumentException("reasons must be at least 0, got " + reasons);
    }
    if (summaryInterval < 0) {
      throw new IllegalArgumentException(
          "rows between summaries must be at least 0, got " + summaryInterval);
    }
    if (driftWindow < MIN_DRIFT_WINDOW || driftWindow > MAX_DRIFT_WINDOW) {
      throw new IllegalArgumentException(
          "the drift window must be %d to %d rows, got %d"
              .formatted(MIN_DRIFT_WINDOW, MAX_DRIFT_WINDOW, driftWindow));
    }
    if (!(driftThreshold >= 0) || !Double.isFinite(driftThreshold)) {
      throw new IllegalArgumentException(
          "the drift threshold must be finite and at least 0, got " + driftThreshold);
    }
  }
}
