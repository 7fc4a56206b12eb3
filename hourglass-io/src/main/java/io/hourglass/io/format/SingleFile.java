package io.hourglass.io.format;

import io.hourglass.data.DataException;
import io.hourglass.io.source.Input;
import java.nio.file.Path;

/** Formats in which each file is a table of its own. */
public final class SingleFile {
  private SingleFile() {}

  /** The one file. */
  public static Path of(Input input, String label) {
    if (input.files().size() > 1) {
      throw new DataException(
          "%s: expected one %s file, got %d (%s, %s, ...); name one of them"
              .formatted(
                  input.name(),
                  label,
                  input.files().size(),
                  Input.nameOf(input.files().get(0)),
                  Input.nameOf(input.files().get(1))));
    }
    return input.files().get(0);
  }
}
