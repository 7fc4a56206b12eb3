package io.hourglass.benchmarks.detection;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table of numbers with labels, from an {@code .npz} as ADBench has them.
 *
 * @param columns of the same length; missing numbers are NaN
 */
public record AdbenchTable(String name, List<NumericColumn> columns, boolean[] anomalous) {
  static final String WHAT = "a folder of .npz files with rows X and labels y";
  private static final Comparator<Path> SMALLEST_FIRST =
      Comparator.<Path>comparingLong(file -> file.toFile().length())
          .thenComparing(Comparator.naturalOrder());

  private static final String LABEL = "label";
  private static final String NO_LABELS =
      ": expected a member y with 0 for normal rows and 1 for anomalies, got none";

  /**
   * Reads the numbers X and the labels y, 0 for normal and 1 for anomalous.
   *
   * @throws DataException if the file has others
   */
  public static AdbenchTable read(Path file) {
    Table table = Tables.read(file.toAbsolutePath().toString());
    if (table.find(LABEL).isEmpty()) {
      throw new DataException(table.name() + NO_LABELS);
    }
    Stream<Column> numbers = table.without(List.of(LABEL)).columns().stream();
    List<NumericColumn> columns = numbers.map(column -> numeric(table.name(), column)).toList();
    return new AdbenchTable(nameOf(file), columns, anomalous(table));
  }

  private static boolean[] anomalous(Table table) {
    Column labels = table.column(LABEL);
    int[] rows = RowSelection.where(table.rows(), row -> true);
    return RowSelection.flags(rows, row -> isAnomalous(table.name(), row, labels.value(row)));
  }

  private static NumericColumn numeric(String file, Column column) {
    if (column instanceof NumericColumn numeric) {
      return numeric;
    }
    throw DataException.inColumn(
        file, column.name(), "expected numbers, got " + column.type().label());
  }

  private static boolean isAnomalous(String file, int row, Object label) {
    if (!label.toString().matches("[01]")) {
      throw DataException.inCell(
          file, row + 1L, LABEL, "expected 0 (normal) or 1 (anomaly), got \"%s\"".formatted(label));
    }
    return label.toString().equals("1");
  }

  /**
   * The files of a folder, the small ones first, so that there is something to see soon.
   *
   * @param only names of datasets, with or without the number before them; none means all
   * @throws DataException if there is none, or not one for a name
   */
  static List<Path> files(Path folder, List<String> only) {
    List<Path> all = files(folder);
    if (all.isEmpty()) {
      throw new DataException(folder + ": expected .npz files with rows X and labels y, got none");
    }
    only.forEach(name -> checkExists(name, all, folder));
    return all.stream()
        .filter(file -> only.isEmpty() || only.stream().anyMatch(name -> isNamed(file, name)))
        .toList();
  }

  private static void checkExists(String name, List<Path> files, Path folder) {
    if (files.stream().noneMatch(file -> isNamed(file, name))) {
      throw new DataException(
          "%s: there is no dataset \"%s\"; there are %s"
              .formatted(folder, name, files.stream().map(AdbenchTable::nameOf).sorted().toList()));
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".npz") && Files.isRegularFile(file))
          .sorted(SMALLEST_FIRST)
          .toList();
    } catch (IOException e) {
      throw new DataException(folder + ": expected a folder that can be read, got " + e, e);
    }
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.npz$", "");
  }

  private static boolean isNamed(Path file, String name) {
    String own = nameOf(file);
    return own.equalsIgnoreCase(name) || PublishedAuroc.plain(own).equalsIgnoreCase(name);
  }

  /** The numbers without the labels. */
  public Table table() {
    return new Table(name, List.copyOf(columns));
  }

  int rows() {
    return anomalous.length;
  }

  /** Numbers of the rows that are anomalies, or of all others. */
  public int[] rows(boolean areAnomalous) {
    return RowSelection.where(rows(), row -> anomalous[row] == areAnomalous);
  }
}
