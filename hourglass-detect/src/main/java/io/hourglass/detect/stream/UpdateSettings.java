package io.hourglass.detect.stream;

import io.hourglass.setting.Settings;
import java.nio.file.Path;

/**
 * When and how new detectors are fitted.
 *
 * @param file that each is written to
 * @param every so many scored rows
 * @param rows to fit to, at most
 */
@Settings
public record UpdateSettings(Path file, int every, int rows) implements UpdateSettingsBuilder.With {
  /** Fewer rows tell too little. */
  private static final int LEAST = 100;

  public UpdateSettings {
    if (every < LEAST) {
      throw new IllegalArgumentException(
          "rows between updates must be at least %d, got %d".formatted(LEAST, every));
    }
    if (rows < LEAST) {
      throw new IllegalArgumentException(
          "rows of an update must be at least %d, got %d".formatted(LEAST, rows));
    }
  }
}
