package io.hourglass.benchmarks.detection;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * AUROC of 26 methods as Livernoche et al. (2024) publish them, "On Diffusion Modeling for Anomaly
 * Detection", read from the folder of the data where it has them.
 *
 * @param byDataset percent by method, by name of the dataset in lower case
 */
record PublishedAuroc(Map<String, Map<String, Double>> byDataset) {
  private static final String DATASET = "Dataset";

  /** Those of a folder of datasets; none where the file is not there. */
  static PublishedAuroc of(Path folder, AdbenchDataset.Mode mode) {
    Path file = folder.resolve("reference/dte-adbench-aucroc-%s.csv".formatted(mode.label));
    return Files.isRegularFile(file) ? read(file) : new PublishedAuroc(Map.of());
  }

  private static PublishedAuroc read(Path file) {
    ReadOptions options = ReadOptions.defaults().withHeader(ReadOptions.Header.YES);
    Table table = Tables.read(file.toAbsolutePath().toString(), options);
    Map<String, Map<String, Double>> byDataset = new HashMap<>();
    for (int row = 0; row < table.rows(); row++) {
      String dataset = table.column(DATASET).value(row).toString();
      byDataset.put(dataset.toLowerCase(Locale.ROOT), figures(table, row));
    }
    return new PublishedAuroc(byDataset);
  }

  private static Map<String, Double> figures(Table table, int row) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Column method : table.without(List.of(DATASET)).columns()) {
      String cell = method.value(row).toString();
      if (!cell.isEmpty()) {
        figures.put(method.name(), mean(table.name(), row, method.name(), cell));
      }
    }
    return figures;
  }

  /** Parses a mean with its deviation in parentheses. */
  private static double mean(String file, int row, String column, String cell) {
    try {
      return Double.parseDouble(cell.replaceFirst("\\(.*", ""));
    } catch (NumberFormatException e) {
      throw DataException.inCell(
          file, row + 1L, column, "expected a number like 93.75(0.5), got \"%s\"".formatted(cell));
    }
  }

  /** Percent by method for a dataset named as ADBench's files are; empty where there is none. */
  Map<String, Double> of(String dataset) {
    String plain = plain(dataset);
    Map<String, Double> same = byDataset.getOrDefault(plain, Map.of());
    // 3_backdoor_from_devnet is backdoor
    return same.isEmpty() ? byDataset.getOrDefault(plain.replaceFirst("_.*", ""), same) : same;
  }

  /** A dataset's name without the number before it, in lower case. */
  static String plain(String dataset) {
    return dataset.replaceFirst("^[0-9]+_", "").toLowerCase(Locale.ROOT);
  }

  /** Means over datasets, of the methods that are published for all of them. */
  static Map<String, Double> mean(List<Map<String, Double>> datasets) {
    Map<String, Double> means = new LinkedHashMap<>(datasets.get(0));
    datasets.forEach(one -> means.keySet().retainAll(one.keySet()));
    means.replaceAll((method, first) ->
        datasets.stream().mapToDouble(one -> one.getOrDefault(method, first)).average().orElse(0));
    return means;
  }

  /** The best method with its figure; empty where nothing is published. */
  static String best(Map<String, Double> published) {
    return published.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(best -> String.format(Locale.ROOT, "%.2f %s", best.getValue(), best.getKey()))
        .orElse("");
  }
}
