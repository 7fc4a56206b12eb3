package io.hourglass.benchmarks.reasons;

import io.hourglass.benchmarks.detection.AdbenchTable;
import io.hourglass.benchmarks.detection.RowSelection;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.io.source.ReadOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A real table of normal rows: a random half to fit to, the other half to corrupt.
 *
 * @param name of the data set
 * @param isDesign whether the method was chosen on it; others confirm it
 */
record NormalRows(String name, boolean isDesign, Table rows) {
  private static final int MOST_ROWS = 20_000;

  private static final List<String> DESIGN =
      List.of("6_cardio", "27_PageBlocks", "28_pendigits", "44_Wilt", "german");

  private static final List<String> CONFIRMING =
      List.of("30_satellite", "23_mammography", "32_shuttle", "43_WDBC", "adult");

  /** All ten. */
  static List<String> names() {
    return Stream.concat(DESIGN.stream(), CONFIRMING.stream()).toList();
  }

  /**
   * Reads one.
   *
   * @param folder of all data sets
   */
  static NormalRows read(String name, Path folder) {
    boolean isDesign = DESIGN.contains(name);
    return switch (name) {
      case "german" -> new NormalRows(name, isDesign, uci(folder, "german.csv"));
      case "adult" -> new NormalRows(name, isDesign, uci(folder, "adult-train.csv"));
      default -> {
        AdbenchTable data = AdbenchTable.read(folder.resolve("adbench/" + name + ".npz"));
        yield new NormalRows(name, isDesign, data.table().select(data.rows(false)));
      }
    };
  }

  private static Table uci(Path folder, String name) {
    Path file = folder.resolve("uci").resolve(name).toAbsolutePath();
    if (!Files.isRegularFile(file)) {
      throw new DataException(file + ": expected a table of the UCI repository, got none");
    }
    return Tables.read(
        "SELECT * FROM read_csv('%s', header = false)".formatted(file), ReadOptions.defaults());
  }

  Table training() {
    int[] order = order();
    return rows.select(Arrays.copyOf(order, order.length / 2));
  }

  Table test() {
    int[] order = order();
    return rows.select(Arrays.copyOfRange(order, order.length / 2, order.length));
  }

  private int[] order() {
    return Arrays.copyOf(RowSelection.shuffled(rows.rows(), 1), Math.min(MOST_ROWS, rows.rows()));
  }
}
