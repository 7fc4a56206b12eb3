package io.hourglass.io.source;

import io.hourglass.data.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The content of a file, unpacked if its name ends in {@code .gz}. */
public final class Bytes {
  private Bytes() {}

  /**
   * A stream to be closed by the caller.
   *
   * @throws DataException if a {@code .gz} is none
   */
  public static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    if (!isGzip(file)) {
      return raw;
    }
    try {
      return new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16);
    } catch (ZipException e) {
      raw.close();
      throw new DataException(
          Input.nameOf(file)
              + ": expected gzip data, got other data; take .gz off its name if it is not packed",
          e);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  public static boolean isGzip(Path file) {
    return Input.nameOf(file).toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /** The error for a file that could not be read to its end. */
  public static DataException unreadable(String name, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new DataException("%s: cannot be read: %s".formatted(name, reason), e);
  }
}
