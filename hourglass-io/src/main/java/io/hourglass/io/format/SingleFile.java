package io.hourglass.io.format;

import io.hourglass.data.DataException;
import io.hourglass.io.source.Input;
import java.nio.file.Path;
import java.util.List;

/** Formats in which each file is a table of its own. */
public final class SingleFile {
  private SingleFile() {}

  /** The one file. */
  public static Path of(Input input, String label) {
    List<Path> files = input.files();
    if (files.size() > 1) {
      String some = Input.nameOf(files.get(0)) + ", " + Input.nameOf(files.get(1));
      throw new DataException(
          "%s: expected one %s file, got %d (%s, ...); name one of them"
              .formatted(input.name(), label, files.size(), some));
    }
    return files.get(0);
  }
}
