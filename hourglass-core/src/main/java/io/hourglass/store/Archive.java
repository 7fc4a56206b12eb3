package io.hourglass.store;

import io.hourglass.data.HourglassException;
import io.hourglass.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Named byte arrays in a zip with a manifest and a seal. The bytes of the file depend on nothing
 * but the entries: stored, not deflated, and with one fixed date.
 */
public final class Archive {
  static final String MANIFEST = "manifest.json";

  private static final String NO_ZIP =
      "%s: not a Hourglass model file (those are zips, named .hg, as train writes them)";

  private static final String NEWER =
      "%s: written in format %d by a newer Hourglass; this one reads up to format %d: update it";

  private static final String DAMAGED =
      "%s: not a Hourglass model file, or damaged or cut short: its checksum does not match; copy it"
          + " again or train it anew";

  /** Start of the zip comment of every file. */
  private static final String COMMENT = "Hourglass model; sha256 of all bytes before: ";

  // the earliest moment a zip can express: 1980-01-01
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 1, 1, 0, 0);

  private Archive() {}

  /**
   * The contents of the manifest.
   *
   * @param kind what the file holds, such as {@code autoencoder}
   * @param format number of that kind's format
   * @param version of the library that wrote the file
   * @param sha256 of every other entry, by name
   */
  record Manifest(String kind, int format, String version, Map<String, String> sha256) {}

  /**
   * The bytes of a file with these entries.
   *
   * @param kind what the file holds, such as {@code autoencoder}
   * @param format number of that kind's format
   * @param version of the library
   */
  public static byte[] write(String kind, int format, String version, Map<String, byte[]> entries) {
    Map<String, String> sums = new TreeMap<>();
    entries.forEach((name, bytes) -> sums.put(name, Checksummed.sha256(bytes, bytes.length)));
    Map<String, byte[]> all = new LinkedHashMap<>();
    String manifest = Json.write(new Manifest(kind, format, version, sums));
    all.put(MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
    all.putAll(entries);
    return Checksummed.seal(zip(all));
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      write(entries, zip);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(Map<String, byte[]> entries, ZipOutputStream zip) throws IOException {
    zip.setComment(COMMENT + "0".repeat(Checksummed.LENGTH));
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      zip.putNextEntry(stored(entry.getKey(), entry.getValue()));
      zip.write(entry.getValue());
      zip.closeEntry();
    }
  }

  private static ZipEntry stored(String name, byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(DATE);
    return entry;
  }

  /**
   * The entries of a file.
   *
   * @param where name of the file, for messages
   * @param kind what the file must hold
   * @param newest the highest format number that is understood
   */
  public static Map<String, byte[]> read(byte[] file, String where, String kind, int newest) {
    checkSeal(file, where);
    Map<String, byte[]> entries = entries(file, where);
    byte[] manifest = entries.remove(MANIFEST);
    Manifest parsed = manifest(manifest, where, newest);
    checkKind(parsed.kind(), kind, where);
    checkSums(parsed, entries, where);
    return entries;
  }

  private static void checkSeal(byte[] file, String where) {
    check(isZip(file), NO_ZIP, where);
    check(Checksummed.isWhole(file), DAMAGED, where);
  }

  private static boolean isZip(byte[] file) {
    return file.length >= 4 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
  }

  private static Map<String, byte[]> entries(byte[] file, String where) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = next(zip); entry != null; entry = next(zip)) {
        checkBounds(entry, file.length, where);
        boolean isNew = entries.put(entry.getName(), zip.readAllBytes()) == null;
        check(isNew, "%s: has the entry \"%s\" twice; refused", where, entry.getName());
      }
    } catch (IOException e) {
      throw new ModelFileException(where + ": not a zip that can be read: " + e.getMessage(), e);
    }
    return entries;
  }

  @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a dependency of its own
  private static void check(boolean isRight, String complaint, Object... arguments) {
    if (!isRight) {
      throw new ModelFileException(complaint.formatted(arguments));
    }
  }

  private static @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException e) {
      throw new ZipException("invalid LOC header (bad entry name)"); // as later Javas say
    }
  }

  /** Stored entries only: nothing can unpack to more than the file holds. */
  private static void checkBounds(ZipEntry entry, long size, String where) {
    check(
        entry.getMethod() == ZipEntry.STORED,
        "%s: entry \"%s\" is compressed, which no model file is; refused",
        where,
        entry.getName());
    String tooLarge = "%s: entry \"%s\" claims to be %d bytes, more than the file's %d; refused";
    check(entry.getSize() <= size, tooLarge, where, entry.getName(), entry.getSize(), size);
  }

  private static Manifest manifest(byte @Nullable [] json, String where, int newest) {
    if (json == null) {
      throw new ModelFileException(where + ": not a Hourglass model file: it has no manifest.json");
    }
    // the number first: a newer manifest may have more in it
    String text = new String(json, StandardCharsets.UTF_8);
    int format = parsed(() -> Json.tree(text, MANIFEST).path("format").asInt(0), where);
    check(format <= newest, NEWER, where, format, newest);
    return parsed(() -> Json.read(text, Manifest.class, MANIFEST), where);
  }

  private static void checkKind(String kind, String expected, String where) {
    if (!kind.equals(expected)) {
      throw new ModelFileException(
          "%s: expected a file of kind \"%s\", got one of kind \"%s\""
              .formatted(where, expected, kind));
    }
  }

  private static void checkSums(Manifest manifest, Map<String, byte[]> entries, String where) {
    Map<String, String> sums = manifest.sha256();
    boolean isComplete = manifest.format() >= 1 && sums.keySet().equals(entries.keySet());
    String complaint = "%s: its manifest (format %d) lists %s, but it has %s";
    check(isComplete, complaint, where, manifest.format(), sums.keySet(), entries.keySet());
    entries.forEach((name, bytes) -> {
      boolean isWhole = Checksummed.sha256(bytes, bytes.length).equals(sums.get(name));
      check(isWhole, "%s: entry \"%s\" does not match its checksum", where, name);
    });
  }

  private static <T> T parsed(Supplier<T> parse, String where) {
    try {
      return parse.get();
    } catch (IllegalArgumentException | HourglassException e) {
      throw new ModelFileException(where + ": " + e.getMessage(), e);
    }
  }
}
