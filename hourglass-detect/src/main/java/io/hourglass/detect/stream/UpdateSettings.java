package io.hourglass.detect.stream;

import io.hourglass.setting.Settings;
import java.nio.file.Path;

/**
 * Settings of background updates.
 *
 * @param file that each new detector is written to
 * @param interval scored rows between updates
 * @param rows the most rows to fit to
 */
@Settings
public record UpdateSettings(Path file, int interval, int rows)
    implements UpdateSettingsBuilder.With {
  private static final int MIN_ROWS = 100;

  public UpdateSettings {
    if (interval < MIN_ROWS) {
      throw new IllegalArgumentException(
          "rows between updates must be at least %d, got %d".formatted(MIN_ROWS, interval));
    }
    if (rows < MIN_ROWS) {
      throw new IllegalArgumentException(
          "rows of an update must be at least %d, got %d".formatted(MIN_ROWS, rows));
    }
  }
}
