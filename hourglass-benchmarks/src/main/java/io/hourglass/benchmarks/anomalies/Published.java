package io.hourglass.benchmarks.anomalies;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * AUROC of 26 methods as Livernoche et al. (2024) publish them, "On Diffusion Modeling for Anomaly
 * Detection", read from the folder of the data where it has them.
 *
 * @param bySet percent by method, by name of the set in lower case
 */
record Published(Map<String, Map<String, Double>> bySet) {
  private static final String SET = "Dataset";

  Published {
    bySet = Map.copyOf(bySet);
  }

  /** Those of a folder of data sets; none where the file is not there. */
  static Published of(Path folder, Mode mode) {
    Path file =
        folder.resolve("reference").resolve("dte-adbench-aucroc-" + mode.published() + ".csv");
    return Files.isRegularFile(file) ? read(file) : new Published(Map.of());
  }

  private static Published read(Path file) {
    ReadOptions options = ReadOptions.defaults().withHeader(ReadOptions.Header.YES);
    Table table = Tables.read(file.toAbsolutePath().toString(), options);
    Column sets = table.column(SET);
    Map<String, Map<String, Double>> bySet = new LinkedHashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      Map<String, Double> figures = new LinkedHashMap<>();
      for (Column column : table.columns()) {
        String cell = column.value(row).toString();
        if (!column.name().equals(SET) && !cell.isEmpty()) {
          figures.put(column.name(), mean(table.name(), row, column.name(), cell));
        }
      }
      bySet.put(sets.value(row).toString().toLowerCase(Locale.ROOT), figures);
    }
    return new Published(bySet);
  }

  /** Of a mean with its deviation in brackets. */
  private static double mean(String file, int row, String column, String cell) {
    try {
      return Double.parseDouble(cell.replaceFirst("\\(.*", ""));
    } catch (NumberFormatException e) {
      throw DataException.inCell(
          file, row + 1L, column, "expected a number like 93.75(0.5), got \"%s\"".formatted(cell));
    }
  }

  /** Percent by method for a set named as ADBench's files are; empty where it is not published. */
  Map<String, Double> of(String set) {
    String plain = plain(set);
    Map<String, Double> same = bySet.getOrDefault(plain, Map.of());
    // 3_backdoor_from_devnet is backdoor
    return same.isEmpty() ? bySet.getOrDefault(plain.replaceFirst("_.*", ""), Map.of()) : same;
  }

  /** A set's name without the number before it, in lower case. */
  static String plain(String set) {
    return set.replaceFirst("^[0-9]+_", "").toLowerCase(Locale.ROOT);
  }
}
