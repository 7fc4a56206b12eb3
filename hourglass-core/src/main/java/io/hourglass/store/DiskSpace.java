package io.hourglass.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes whole files, with actionable error messages. */
public final class DiskSpace {
  /** A larger file does not fit in an array and is not a model file. */
  private static final long MAX_BYTES = Integer.MAX_VALUE - 8L;

  private DiskSpace() {}

  public static byte[] read(Path file) {
    try {
      checkSize(file, Files.size(file));
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ModelFileException(
          "%s: cannot be read: %s".formatted(file, AtomicFile.reason(e)), e);
    }
  }

  private static void checkSize(Path file, long bytes) {
    if (bytes > MAX_BYTES) {
      throw new ModelFileException(
          "%s: not a Hourglass model file: %d bytes are too many".formatted(file, bytes));
    }
  }

  public static void write(Path file, byte[] bytes) {
    try {
      AtomicFile.write(file, temporary -> Files.write(temporary, bytes));
    } catch (IOException e) {
      throw new ModelFileException(
          "%s: cannot be written: %s; nothing was left behind"
              .formatted(file, AtomicFile.reason(e)),
          e);
    }
  }
}
