package io.hourglass.cli.command;

import io.hourglass.cli.output.Text;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The labels of rows, gathered batch by batch, and which of them count as positive. */
public final class Labels {
  private static final Set<String> NEGATIVE =
      Set.of("0", "false", "no", "n", "normal", "benign", "genuine", "negative", "inlier");

  private final String column;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();
  private int[] labels = new int[1024];
  private int rows;

  /** Starts with a column and no rows. */
  public Labels(String column) {
    this.column = column;
  }

  /** Takes the labels of the next rows. */
  public void add(Table table, long firstRow) {
    Column cells = table.column(column);
    for (int row = 0; row < cells.rows(); row++) {
      if (cells.isMissing(row)) {
        throw DataException.inCell(
            table.name(), firstRow + row + 1, column, "expected a label, got no value");
      }
      add(text(cells, row));
    }
  }

  private void add(String label) {
    if (rows == labels.length) {
      labels = java.util.Arrays.copyOf(labels, 2 * rows);
    }
    labels[rows++] =
        indices.computeIfAbsent(
            label,
            name -> {
              names.add(name);
              return names.size() - 1;
            });
  }

  /** A cell as a label: whole numbers without a point. */
  public static String text(Column cells, int row) {
    if (cells instanceof NumericColumn numbers) {
      double value = numbers.get(row);
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? String.valueOf((long) value)
          : String.valueOf(value);
    }
    return String.valueOf(cells.value(row));
  }

  /** All labels that occur, in order. */
  public Set<String> distinct() {
    return new TreeSet<>(names);
  }

  /**
   * The labels that count as positive: those that were named, or all that are not called 0, false,
   * normal or the like; empty where neither tells two kinds apart.
   *
   * @throws DataException if a label was named that does not occur
   */
  public Optional<Set<String>> positive(List<String> named) {
    if (!named.isEmpty()) {
      for (String label : named) {
        if (!names.contains(label)) {
          throw new DataException(
              "column \"%s\": there is no label \"%s\"; there are %s"
                  .formatted(column, label, Text.shortened(distinct().toString(), 200)));
        }
      }
      return Optional.of(new TreeSet<>(named));
    }
    Set<String> others = new TreeSet<>(names);
    others.removeIf(name -> NEGATIVE.contains(name.toLowerCase(Locale.ROOT)));
    boolean numbers = names.stream().allMatch(name -> name.matches("-?\\d+(\\.\\d+)?"));
    boolean manyNumbers = numbers && names.size() > 2;
    boolean oneKind = others.isEmpty() || others.size() == names.size();
    return oneKind || manyNumbers ? Optional.empty() : Optional.of(others);
  }

  /**
   * All labels but those that were named.
   *
   * @throws DataException if a label was named that does not occur, or no other does
   */
  public Set<String> allBut(List<String> normal) {
    Set<String> others = new TreeSet<>(names);
    others.removeAll(positive(normal).orElseThrow());
    if (others.isEmpty()) {
      throw new DataException(
          "column \"%s\": expected other labels than %s too".formatted(column, normal));
    }
    return others;
  }

  /** Which rows have one of the labels. */
  public boolean[] rowsOf(Set<String> positive) {
    BitSet wanted = new BitSet();
    positive.forEach(name -> wanted.set(indices.getOrDefault(name, names.size())));
    boolean[] found = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      found[row] = wanted.get(labels[row]);
    }
    return found;
  }
}
