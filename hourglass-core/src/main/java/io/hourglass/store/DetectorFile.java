package io.hourglass.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.codec.Codec;
import io.hourglass.json.Json;
import io.hourglass.network.Weights;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything in the file of a detector: an autoencoder, and what turns its scores into alarms. Like
 * a {@link ModelFile}, which lies within, it is the same to the byte for the same contents.
 *
 * @param codec of the rows that the detector takes
 * @param detector its settings, as the detector wrote them
 * @param arrays its numbers
 * @param model the autoencoder
 */
public record DetectorFile(Codec codec, JsonNode detector, Weights arrays, ModelFile model) {
  /** Number of the format that is written; every lower one is read. */
  public static final int FORMAT = 1;

  /** The entry that no file of an autoencoder has. */
  static final String DETECTOR = "detector.json";

  private static final String COLUMNS = "columns.json";
  private static final String ARRAYS = "detector.safetensors";
  private static final String MODEL = "model.hg";
  private static final Set<String> ENTRIES = Set.of(DETECTOR, COLUMNS, ARRAYS, MODEL);

  /**
   * Writes the file whole or not at all.
   *
   * @throws ModelFileException if the folder cannot be written or the disk is full
   */
  public void save(Path file) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(DETECTOR, utf8(Json.write(detector)));
    entries.put(COLUMNS, utf8(Json.write(codec)));
    entries.put(ARRAYS, Safetensors.write(arrays));
    entries.put(MODEL, model.bytes());
    Disk.write(file, Archive.write(FORMAT, model.provenance().hourglass(), entries));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a file and checks all of it.
   *
   * @throws ModelFileException if it is not there, not ours, damaged, newer, or no detector
   */
  public static DetectorFile load(Path file) {
    String where = file.toString();
    Map<String, byte[]> entries = Archive.read(Disk.read(file), where, FORMAT);
    if (!entries.keySet().equals(ENTRIES)) {
      throw new ModelFileException(
          entries.containsKey(DETECTOR)
              ? "%s: must have the entries %s, got %s"
                  .formatted(where, new TreeSet<>(ENTRIES), new TreeSet<>(entries.keySet()))
              : where + ": an autoencoder, not a detector; make one with hourglass detect fit");
    }
    try {
      return new DetectorFile(
          Json.read(text(entries, COLUMNS), Codec.class, COLUMNS),
          Json.tree(text(entries, DETECTOR), DETECTOR),
          Safetensors.read(Objects.requireNonNull(entries.get(ARRAYS))),
          ModelFile.of(Objects.requireNonNull(entries.get(MODEL)), where + ", " + MODEL));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ModelFileException(
          where + ": not a detector that can be used: " + e.getMessage(), e);
    }
  }

  private static String text(Map<String, byte[]> entries, String name) {
    return new String(Objects.requireNonNull(entries.get(name), name), StandardCharsets.UTF_8);
  }
}
