package io.hourglass.benchmarks.anomalies;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of numbers, and which of its rows are anomalies.
 *
 * @param name of the file, without its ending
 * @param columns of the same length; missing numbers are NaN
 * @param anomalous one a row
 */
public record LabelledRows(String name, List<NumericColumn> columns, boolean[] anomalous) {
  private static final String LABEL = "label";

  public LabelledRows {
    columns = List.copyOf(columns);
  }

  /**
   * From an {@code .npz} with the numbers X and the labels y, 0 for normal and 1 for anomalous.
   *
   * @throws DataException if it is none
   */
  public static LabelledRows read(Path file) {
    Table table = Tables.read(file.toAbsolutePath().toString());
    Column labels =
        table
            .find(LABEL)
            .orElseThrow(() ->
                new DataException(
                    "%s: expected a member y with 0 for normal rows and 1 for anomalies, got none"
                        .formatted(table.name())));
    boolean[] anomalous = new boolean[table.rows()];
    for (int row = 0; row < anomalous.length; row++) {
      anomalous[row] = anomalous(table.name(), row, labels.value(row).toString());
    }
    List<NumericColumn> columns = new ArrayList<>();
    for (Column column : table.without(List.of(LABEL)).columns()) {
      if (!(column instanceof NumericColumn numeric)) {
        throw DataException.inColumn(
            table.name(), column.name(), "expected numbers, got " + column.type().label());
      }
      columns.add(numeric);
    }
    return new LabelledRows(nameOf(file), columns, anomalous);
  }

  private static boolean anomalous(String file, int row, String label) {
    if (!label.equals("0") && !label.equals("1")) {
      throw DataException.inCell(
          file, row + 1L, LABEL, "expected 0 (normal) or 1 (anomaly), got \"%s\"".formatted(label));
    }
    return label.equals("1");
  }

  /** What a file's set is called. */
  public static String nameOf(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.npz$", "");
  }

  public int rows() {
    return anomalous.length;
  }

  int width() {
    return columns.size();
  }

  int anomalies() {
    int anomalies = 0;
    for (boolean one : anomalous) {
      anomalies += one ? 1 : 0;
    }
    return anomalies;
  }
}
