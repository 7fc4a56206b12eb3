package io.hourglass.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whole files in and out, with sentences that a person can act on. */
public final class DiskSpace {
  /** A file larger than this fits no array, and is none of ours. */
  private static final long MAX_BYTES = Integer.MAX_VALUE - 8L;

  private DiskSpace() {}

  public static byte[] read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ModelFileException(
            "%s: not a Hourglass model file: %d bytes are too many"
                .formatted(file, Files.size(file)));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ModelFileException(
          "%s: cannot be read: %s".formatted(file, AtomicFile.reason(e)), e);
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
