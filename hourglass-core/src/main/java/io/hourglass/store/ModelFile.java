package io.hourglass.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.codec.Codec;
import io.hourglass.data.HourglassException;
import io.hourglass.data.Notation;
import io.hourglass.design.Design;
import io.hourglass.json.Json;
import io.hourglass.network.Architecture;
import io.hourglass.network.Network;
import io.hourglass.network.Weights;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything in a model file. Saving and loading give the same weights, and so the same scores, to
 * the bit; the same contents give the same file, to the byte.
 *
 * @param design the four choices
 * @param codec of the rows, with likelihoods
 * @param weights of the network
 * @param baseline mean and covariance of the encoded training rows, for the simple detectors that
 *     every evaluation prints beside; no array where there are too many features
 * @param calibration how scores of normal rows are distributed
 * @param training settings, seed, parity and history, as the trainer wrote them
 * @param provenance where it came from
 */
public record ModelFile(
    Design design,
    Codec codec,
    Weights weights,
    Weights baseline,
    ModelCalibration calibration,
    JsonNode training,
    Provenance provenance) {
  /** Number of the format that is written; every lower one is read. */
  public static final int FORMAT = 1;

  /** The kind in the manifest. */
  static final String KIND = "autoencoder";

  private static final Set<String> ENTRIES =
      Set.of(
          "design.json",
          "schema.json",
          "reading.json",
          "calibration.json",
          "training.json",
          "provenance.json",
          "MODEL_CARD.md",
          "baseline.safetensors",
          "weights.safetensors");

  /** The network of this design, codec and weights. */
  public Network network() {
    return new Network(Architecture.of(design, codec), weights);
  }

  /** The file's bytes. */
  public byte[] bytes() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("design.json", utf8(Json.write(design)));
    entries.put("schema.json", utf8(Json.write(codec)));
    entries.put("reading.json", utf8(Json.write(codec.notation())));
    entries.put("calibration.json", utf8(Json.write(calibration)));
    entries.put("training.json", utf8(Json.write(training)));
    entries.put("provenance.json", utf8(Json.write(provenance)));
    entries.put("MODEL_CARD.md", utf8(ModelCard.of(this)));
    entries.put("baseline.safetensors", Safetensors.write(baseline));
    entries.put("weights.safetensors", Safetensors.write(weights));
    return Archive.write(KIND, FORMAT, provenance.hourglass(), entries);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes the file whole or not at all.
   *
   * @throws ModelFileException if the folder cannot be written or the disk is full
   */
  public void save(Path file) {
    DiskSpace.write(file, bytes());
  }

  /**
   * Reads a file and checks all of it.
   *
   * @throws ModelFileException if it is not there, not ours, damaged, newer, or not what it says
   */
  public static ModelFile load(Path file) {
    return of(DiskSpace.read(file), file.toString());
  }

  /** Reads the file's bytes; {@code where} names the file in messages. */
  public static ModelFile of(byte[] bytes, String where) {
    Map<String, byte[]> entries = Archive.read(bytes, where, KIND, FORMAT);
    checkEntries(entries.keySet(), where);
    try {
      ModelFile file = of(entries);
      file.network(); // checks every shape
      return file;
    } catch (IllegalArgumentException | HourglassException | ArithmeticException e) {
      throw new ModelFileException(where + ": not a model that can be used: " + e.getMessage(), e);
    }
  }

  private static ModelFile of(Map<String, byte[]> entries) {
    return new ModelFile(
        part(entries, "design.json", Design.class),
        part(entries, "schema.json", Codec.class)
            .with(part(entries, "reading.json", Notation.class)),
        weights(entries, "weights.safetensors"),
        weights(entries, "baseline.safetensors"),
        part(entries, "calibration.json", ModelCalibration.class),
        part(entries, "training.json", JsonNode.class),
        part(entries, "provenance.json", Provenance.class));
  }

  private static void checkEntries(Set<String> names, String where) {
    if (!names.equals(ENTRIES)) {
      throw new ModelFileException(
          "%s: must have the entries %s, got %s"
              .formatted(where, new TreeSet<>(ENTRIES), new TreeSet<>(names)));
    }
  }

  private static <T> T part(Map<String, byte[]> entries, String name, Class<T> type) {
    byte[] bytes = Objects.requireNonNull(entries.get(name), name);
    return Json.read(new String(bytes, StandardCharsets.UTF_8), type, name);
  }

  private static Weights weights(Map<String, byte[]> entries, String name) {
    return Safetensors.read(Objects.requireNonNull(entries.get(name), name));
  }
}
