package io.hourglass.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.data.HourglassException;
import io.hourglass.json.Json;
import io.hourglass.network.Weights;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON and arrays in one sealed file, written whole or not at all: what a checkpoint is kept in.
 *
 * @param state anything
 * @param arrays sets of arrays by name
 */
public record StateFile(JsonNode state, Map<String, Weights> arrays) {
  private static final int FORMAT = 1;

  /** The kind in the manifest, and its version: checkpoints are not kept. */
  private static final String KIND = "checkpoint";

  private static final String STATE = "state.json";
  private static final String SUFFIX = ".safetensors";

  /**
   * Writes the file.
   *
   * @throws ModelFileException if the folder cannot be written or the disk is full
   */
  public void save(Path file) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(STATE, Json.write(state).getBytes(StandardCharsets.UTF_8));
    arrays.forEach((name, weights) -> entries.put(name + SUFFIX, Safetensors.write(weights)));
    DiskSpace.write(file, Archive.write(KIND, FORMAT, KIND, entries));
  }

  /**
   * Reads a file and checks all of it.
   *
   * @throws ModelFileException if it is not there, not ours or damaged
   */
  public static StateFile load(Path file) {
    Map<String, byte[]> entries = Archive.read(DiskSpace.read(file), file.toString(), KIND, FORMAT);
    String json = state(entries.remove(STATE), file);
    try {
      Map<String, Weights> arrays = arrays(entries);
      return new StateFile(Json.tree(json, STATE), arrays);
    } catch (IllegalArgumentException | HourglassException e) {
      throw new ModelFileException(
          file + ": not a checkpoint that can be used: " + e.getMessage(), e);
    }
  }

  private static String state(byte @Nullable [] json, Path file) {
    if (json == null) {
      throw new ModelFileException(file + ": not a checkpoint: it has no " + STATE);
    }
    return new String(json, StandardCharsets.UTF_8);
  }

  private static Map<String, Weights> arrays(Map<String, byte[]> entries) {
    Map<String, Weights> arrays = new LinkedHashMap<>();
    entries.forEach((name, bytes) -> arrays.put(name.replace(SUFFIX, ""), Safetensors.read(bytes)));
    return arrays;
  }
}
