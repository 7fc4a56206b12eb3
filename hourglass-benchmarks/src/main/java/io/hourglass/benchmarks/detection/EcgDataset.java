package io.hourglass.benchmarks.detection;

import io.hourglass.codec.Rows;
import io.hourglass.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Heart beats of ECG5000: 5,000 of 140 numbers each, of five classes, the first of them normal
 * (Goldberger et al. 2000; UCR archive, Chen et al. 2015). A random 80 % is there to learn from, of
 * which the normal beats are taken; the others are scored.
 *
 * @param beats a row each: the class, then the numbers
 */
record EcgDataset(List<double[]> beats) implements Dataset {
  private static final List<String> FILES = List.of("ECG5000_TRAIN.txt.gz", "ECG5000_TEST.txt.gz");
  private static final double LEARNED = 0.8;

  /**
   * Reads the two files of a folder.
   *
   * @throws DataException if they are not there, or not what they ought to be
   */
  static EcgDataset read(Path folder) {
    List<double[]> beats = new ArrayList<>();
    for (String file : FILES) {
      checkExists(folder.resolve(file));
      beats.addAll(beats(folder.resolve(file)));
    }
    return new EcgDataset(beats);
  }

  private static List<double[]> beats(Path file) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      List<double[]> beats = text.lines().map(EcgDataset::numbers).toList();
      checkWidths(file, beats);
      return beats;
    } catch (NumberFormatException | IOException e) {
      throw new DataException(file + ": expected lines of numbers, got " + e.getMessage(), e);
    }
  }

  private static void checkWidths(Path file, List<double[]> beats) {
    if (beats.stream().mapToInt(beat -> beat.length).distinct().count() != 1) {
      throw new DataException(file + ": expected lines of as many numbers each");
    }
  }

  private static void checkExists(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DataException(
          file + ": expected a file of ECG5000, got none; name its folder with --data");
    }
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.strip().split("\\s+", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  @Override
  public String name() {
    return "ECG5000";
  }

  @Override
  public LabeledSplit split(long seed) {
    int[] order = RowSelection.shuffled(beats.size(), seed);
    int end = (int) (LEARNED * order.length);
    int[] normal = Arrays.stream(order, 0, end).filter(row -> !isAnomalous(row)).toArray();
    int[] test = Arrays.copyOfRange(order, end, order.length);
    boolean[] anomalous = RowSelection.flags(test, this::isAnomalous);
    return new LabeledSplit(sample(normal), sample(test), anomalous);
  }

  private boolean isAnomalous(int row) {
    return beats.get(row)[0] != 1;
  }

  private Sample sample(int[] rows) {
    int width = beats.get(0).length - 1;
    float[] values = new float[rows.length * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) beats.get(rows[i / width])[i % width + 1];
    }
    return Sample.of(new Rows(values, width), "t");
  }
}
