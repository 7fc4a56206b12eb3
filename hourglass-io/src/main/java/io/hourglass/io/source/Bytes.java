package io.hourglass.io.source;

import io.hourglass.data.DataException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The content of a file, unpacked if its name ends in {@code .gz}. */
public final class Bytes {
  /** Deflate packs no better than this. */
  public static final int MAX_PACKING = 1100;

  private Bytes() {}

  /**
   * A stream to be closed by the caller.
   *
   * @throws DataException if a {@code .gz} is none
   */
  public static InputStream open(Path file) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return isGzip(file) ? unpacked(raw, Input.nameOf(file)) : raw;
  }

  private static InputStream unpacked(InputStream raw, String name) throws IOException {
    try {
      return unpackedGzip(raw, name);
    } catch (IOException | DataException e) {
      raw.close();
      throw e;
    }
  }

  private static InputStream unpackedGzip(InputStream raw, String name) throws IOException {
    try {
      return new BufferedInputStream(new GZIPInputStream(raw, 1 << 16), 1 << 16);
    } catch (ZipException e) {
      throw notGzip(name, e);
    }
  }

  private static DataException notGzip(String name, ZipException e) {
    return new DataException(
        name + ": expected gzip data, got other data; take .gz off its name if it is not packed",
        e);
  }

  /** The most bytes that a file can hold, unpacked. */
  public static double most(Path file) throws IOException {
    return Files.size(file) * (double) (isGzip(file) ? MAX_PACKING : 1);
  }

  /** The file, or the same packed, if one of them is there. */
  public static Optional<Path> find(Path file) {
    return Stream.of(file, file.resolveSibling(Input.nameOf(file) + ".gz"))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Reads from a file. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads to the end. */
    T run() throws IOException;
  }

  /**
   * Reads from a file.
   *
   * @param name of the file, for messages
   * @throws DataException if it cannot be read to its end
   */
  public static <T> T read(String name, Reading<T> reading) {
    try {
      return reading.run();
    } catch (IOException e) {
      throw unreadable(name, e);
    } catch (UncheckedIOException e) {
      throw unreadable(name, new IOException(e.getMessage(), e));
    }
  }

  /**
   * The error for a zip archive that is damaged.
   *
   * @param expected such as {@code a zip archive}
   */
  public static DataException damagedZip(String name, String expected, ZipException e) {
    return new DataException(
        "%s: expected %s, got a damaged or cut-off file: %s"
            .formatted(name, expected, e.getMessage()),
        e);
  }

  /** The message of an exception, or its kind where it has none. */
  public static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  public static boolean isGzip(Path file) {
    return Input.nameOf(file).toLowerCase(Locale.ROOT).endsWith(".gz");
  }

  /** The error for a file that could not be read to its end. */
  public static DataException unreadable(String name, IOException e) {
    return new DataException("%s: cannot be read: %s".formatted(name, reason(e)), e);
  }
}
