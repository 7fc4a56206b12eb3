package io.hourglass.detect.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.codec.Codec;
import io.hourglass.data.HourglassException;
import io.hourglass.json.Json;
import io.hourglass.network.Weights;
import io.hourglass.store.Archive;
import io.hourglass.store.DiskSpace;
import io.hourglass.store.ModelFile;
import io.hourglass.store.ModelFileException;
import io.hourglass.store.Safetensors;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Everything in the file of a detector: autoencoders, and what turns their scores into alarms. Like
 * a {@link ModelFile}, of which some lie within, it is the same to the byte for the same contents.
 *
 * @param codec of the rows that the detector takes
 * @param detector its settings, as the detector wrote them
 * @param arrays its numbers
 * @param models the autoencoders, at least one
 */
public record DetectorFile(Codec codec, JsonNode detector, Weights arrays, List<ModelFile> models) {
  /** Number of the format that is written; every lower one is read. */
  public static final int FORMAT = 1;

  /** The entry that no file of an autoencoder has. */
  static final String DETECTOR = "detector.json";

  private static final String COLUMNS = "columns.json";
  private static final String ARRAYS = "detector.safetensors";
  private static final Set<String> ENTRIES = Set.of(DETECTOR, COLUMNS, ARRAYS);
  private static final Pattern MODEL = Pattern.compile("model-[0-9]{1,3}\\.hg");

  public DetectorFile {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("a detector must have at least 1 autoencoder, got none");
    }
  }

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
    for (int i = 0; i < models.size(); i++) {
      entries.put(model(i), models.get(i).bytes());
    }
    DiskSpace.write(file, Archive.write(FORMAT, models.get(0).provenance().hourglass(), entries));
  }

  private static String model(int index) {
    return "model-%d.hg".formatted(index + 1);
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
    Map<String, byte[]> entries = Archive.read(DiskSpace.read(file), where, FORMAT);
    checkEntries(entries.keySet(), where);
    try {
      return new DetectorFile(
          Json.read(text(entries, COLUMNS), Codec.class, COLUMNS),
          Json.tree(text(entries, DETECTOR), DETECTOR),
          Safetensors.read(Objects.requireNonNull(entries.get(ARRAYS))),
          models(entries, where));
    } catch (IllegalArgumentException | HourglassException | ArithmeticException e) {
      throw new ModelFileException(
          where + ": not a detector that can be used: " + e.getMessage(), e);
    }
  }

  private static void checkEntries(Set<String> names, String where) {
    if (!names.contains(DETECTOR)) {
      throw new ModelFileException(
          where + ": an autoencoder, not a detector; make one with hourglass detect fit");
    }
    Set<String> others = new TreeSet<>(names);
    others.removeIf(name -> MODEL.matcher(name).matches());
    if (!others.equals(ENTRIES) || !names.contains(model(0))) {
      throw new ModelFileException(
          "%s: must have the entries %s and model-1.hg, got %s"
              .formatted(where, new TreeSet<>(ENTRIES), new TreeSet<>(names)));
    }
  }

  private static List<ModelFile> models(Map<String, byte[]> entries, String where) {
    List<ModelFile> models = new ArrayList<>();
    for (byte[] bytes = entries.get(model(0)); bytes != null; ) {
      models.add(ModelFile.of(bytes, where + ", " + model(models.size())));
      bytes = entries.get(model(models.size()));
    }
    return models;
  }

  private static String text(Map<String, byte[]> entries, String name) {
    return new String(Objects.requireNonNull(entries.get(name), name), StandardCharsets.UTF_8);
  }
}
