package io.hourglass.io.csv;

import io.hourglass.data.DataException;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the temporary folder that goes away when nothing refers to it any more. */
public final class ScratchFile {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Path path;

  private ScratchFile(Path path) {
    this.path = path;
  }

  static ScratchFile create() {
    try {
      Path path = Files.createTempFile("hourglass-", ".csv");
      path.toFile().deleteOnExit();
      ScratchFile file = new ScratchFile(path);
      CLEANER.register(file, () -> delete(path));
      return file;
    } catch (IOException e) {
      throw new DataException("a copy of the data cannot be written: " + e.getMessage(), e);
    }
  }

  @SuppressWarnings("ResultOfMethodCallIgnored") // what cannot be deleted goes on exit
  private static void delete(Path path) {
    path.toFile().delete();
  }

  Path path() {
    return path;
  }
}
