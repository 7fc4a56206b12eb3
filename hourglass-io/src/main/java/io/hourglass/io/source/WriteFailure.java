package io.hourglass.io.source;

import io.hourglass.data.DataException;
import io.hourglass.store.AtomicFile;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The error of a file that cannot be written. */
public final class WriteFailure {
  private WriteFailure() {}

  /** The sentence names the file, and not the temporary one beside it. */
  public static DataException of(Path file, Exception e) {
    String name = Pattern.quote(Input.nameOf(file));
    String reason =
        AtomicFile.reason(e).replaceAll("\\.(%s)\\.[0-9a-f-]{36}\\.part".formatted(name), "$1");
    return new DataException("%s: cannot be written: %s".formatted(file, reason), e);
  }
}
