package io.hourglass.detect.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.codec.Codec;
import io.hourglass.data.HourglassException;
import io.hourglass.data.Notation;
import io.hourglass.json.Json;
import io.hourglass.network.Weights;
import io.hourglass.store.Archive;
import io.hourglass.store.DiskSpace;
import io.hourglass.store.ModelFile;
import io.hourglass.store.ModelFileException;
import io.hourglass.store.Safetensors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything in the file of a detector: autoencoders, and what turns their scores into alerts. Like
 * a {@link ModelFile}, of which some lie within, it is the same to the byte for the same contents.
 *
 * @param kind of the detector
 * @param codec of the rows that the detector takes
 * @param state of the detector, as it wrote it
 * @param arrays by name
 * @param models autoencoders by name, at least one
 */
public record DetectorFile(
    DetectorKind kind, Codec codec, JsonNode state, Weights arrays, Map<String, ModelFile> models) {
  /** Number of the format that is written; every lower one is read. */
  public static final int FORMAT = 1;

  /** What the manifest calls such a file. */
  private static final String KIND = "detector";

  private static final String DETECTOR = "detector.json";
  private static final String COLUMNS = "columns.json";
  private static final String READING = "reading.json";
  private static final String ARRAYS = "detector.safetensors";
  private static final Set<String> ENTRIES = Set.of(DETECTOR, COLUMNS, READING, ARRAYS);

  /**
   * The entry that names the parts.
   *
   * @param kind of the detector
   * @param models names of the autoencoders in {@code model-1.hg} and on
   * @param state of the detector
   */
  private record Header(DetectorKind kind, List<String> models, JsonNode state) {
    private Header {
      models = List.copyOf(models);
      if (models.isEmpty() || Set.copyOf(models).size() < models.size()) {
        throw new IllegalArgumentException(
            "a detector must have at least 1 autoencoder, with distinct names, got " + models);
      }
    }
  }

  public DetectorFile {
    models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    if (models.isEmpty()) {
      throw new IllegalArgumentException("a detector must have at least 1 autoencoder, got none");
    }
  }

  /** The file's bytes. */
  public byte[] bytes() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(DETECTOR, utf8(Json.write(new Header(kind, List.copyOf(models.keySet()), state))));
    entries.put(COLUMNS, utf8(Json.write(codec)));
    entries.put(READING, utf8(Json.write(codec.notation())));
    entries.put(ARRAYS, Safetensors.write(arrays));
    String version = "";
    for (ModelFile model : models.values()) {
      entries.put(entry(entries.size() - ENTRIES.size()), model.bytes());
      version = model.provenance().hourglass();
    }
    return Archive.write(KIND, FORMAT, version, entries);
  }

  private static String entry(int index) {
    return "model-" + (index + 1) + ".hg";
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
    return of(DiskSpace.read(file), file.toString());
  }

  /** From the file's bytes; {@code where} names the file in messages. */
  public static DetectorFile of(byte[] bytes, String where) {
    Map<String, byte[]> entries = Archive.read(bytes, where, KIND, FORMAT);
    try {
      return of(entries, where);
    } catch (ModelFileException e) {
      throw e;
    } catch (IllegalArgumentException | HourglassException | ArithmeticException e) {
      throw new ModelFileException(
          where + ": not a detector that can be used: " + e.getMessage(), e);
    }
  }

  private static DetectorFile of(Map<String, byte[]> entries, String where) {
    Header header = Json.read(text(entries, DETECTOR), Header.class, DETECTOR);
    checkEntries(entries.keySet(), header.models().size(), where);
    return new DetectorFile(
        header.kind(),
        Json.read(text(entries, COLUMNS), Codec.class, COLUMNS)
            .with(Json.read(text(entries, READING), Notation.class, READING)),
        header.state(),
        Safetensors.read(Objects.requireNonNull(entries.get(ARRAYS))),
        models(entries, header.models(), where));
  }

  private static void checkEntries(Set<String> names, int models, String where) {
    Set<String> expected = new TreeSet<>(ENTRIES);
    for (int i = 0; i < models; i++) {
      expected.add(entry(i));
    }
    if (!names.equals(expected)) {
      throw new ModelFileException(
          "%s: must have the entries %s, got %s".formatted(where, expected, new TreeSet<>(names)));
    }
  }

  private static Map<String, ModelFile> models(
      Map<String, byte[]> entries, List<String> names, String where) {
    Map<String, ModelFile> models = new LinkedHashMap<>();
    for (String name : names) {
      String entry = entry(models.size());
      byte[] bytes = Objects.requireNonNull(entries.get(entry));
      models.put(name, ModelFile.of(bytes, where + ", " + entry));
    }
    return models;
  }

  private static String text(Map<String, byte[]> entries, String name) {
    byte[] bytes = entries.get(name);
    if (bytes == null) {
      throw new IllegalArgumentException("it has no " + name);
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /**
   * Refuses a detector of another kind.
   *
   * @param where name of the file, for messages
   */
  public void require(DetectorKind expected, String where) {
    if (kind != expected) {
      throw new ModelFileException(
          "%s: expected a detector of %s, got one of %s"
              .formatted(where, expected.label(), kind.label()));
    }
  }

  /**
   * The state as the record that it is.
   *
   * @throws IllegalArgumentException if it is not
   */
  public <T> T state(Class<T> type) {
    return Json.read(Json.writeLine(state), type, DETECTOR + ", state");
  }
}
