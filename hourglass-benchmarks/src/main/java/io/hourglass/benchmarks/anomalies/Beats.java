package io.hourglass.benchmarks.anomalies;

import io.hourglass.benchmarks.process.OwnData;
import io.hourglass.data.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Heart beats of ECG5000: 5,000 of 140 numbers each, of five classes, the first of them normal
 * (Goldberger et al. 2000; UCR archive, Chen et al. 2015).
 *
 * @param values beats side by side
 * @param width numbers of a beat
 * @param anomalous which beats are not normal
 */
record Beats(float[] values, int width, boolean[] anomalous) {
  private static final String NAME = "ecg5000";
  private static final List<String> FILES = List.of("ECG5000_TRAIN.txt.gz", "ECG5000_TEST.txt.gz");
  private static final double NORMAL = 1;

  /**
   * Of a folder, or {@code ecg5000} in the user's own.
   *
   * @param ownFolder what {@code HOURGLASS_DATA} says
   * @throws DataException if the two files are not there, or not what they ought to be
   */
  static Beats of(Optional<Path> named, @Nullable String ownFolder) {
    Path folder =
        OwnData.folder(named, ownFolder, NAME)
            .orElseThrow(() ->
                new DataException(
                    "expected the folder of ECG5000, got none; name it with --data, or with"
                        + " HOURGLASS_DATA the one that holds ecg5000"));
    List<double[]> rows = new ArrayList<>();
    FILES.forEach(file -> rows.addAll(read(folder.resolve(file))));
    int width = rows.get(0).length - 1;
    float[] values = new float[rows.size() * width];
    boolean[] anomalous = new boolean[rows.size()];
    for (int row = 0; row < anomalous.length; row++) {
      anomalous[row] = rows.get(row)[0] != NORMAL;
      for (int i = 0; i < width; i++) {
        values[row * width + i] = (float) rows.get(row)[i + 1];
      }
    }
    return new Beats(values, width, anomalous);
  }

  private static List<double[]> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          file + ": expected a file of ECG5000, got none; name its folder with --data");
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      List<double[]> rows = lines.lines().map(Beats::numbers).toList();
      if (rows.isEmpty() || rows.stream().anyMatch(row -> row.length != rows.get(0).length)) {
        throw new DataException(file + ": expected lines of as many numbers each");
      }
      return rows;
    } catch (NumberFormatException | IOException | UncheckedIOException e) {
      throw new DataException(file + ": expected lines of numbers, got " + e.getMessage(), e);
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.strip().split("\\s+", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  int rows() {
    return anomalous.length;
  }

  /** Some beats side by side. */
  float[] of(int[] rows) {
    float[] some = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * width, some, i * width, width);
    }
    return some;
  }
}
