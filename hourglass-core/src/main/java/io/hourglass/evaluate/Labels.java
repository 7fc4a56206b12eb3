package io.hourglass.evaluate;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Labels of rows, collected batch by batch, and which of them count as positive. */
public final class Labels {
  private static final Set<String> NEGATIVE =
      Set.of("0", "false", "no", "n", "normal", "benign", "genuine", "negative", "inlier");

  private static final int MAX_TEXT = 200;

  private final String column;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();
  private int[] labels = new int[1024];
  private int rows;

  /** Starts with no row of a column. */
  public Labels(String column) {
    this.column = column;
  }

  /** The labels of all rows of a table. */
  public static Labels of(Table table, String column) {
    Labels labels = new Labels(column);
    labels.add(table, 0);
    return labels;
  }

  /**
   * Adds the labels of the next rows.
   *
   * @param firstRow number of rows before them
   * @throws DataException if a row has no label
   */
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
      labels = Arrays.copyOf(labels, 2 * rows);
    }
    labels[rows++] = indices.computeIfAbsent(label, this::newIndex);
  }

  private int newIndex(String label) {
    names.add(label);
    return names.size() - 1;
  }

  /** The text of a cell, whole numbers without a decimal point. */
  public static String text(Column cells, int row) {
    if (cells instanceof NumericColumn numbers) {
      double value = numbers.get(row);
      return value == Math.rint(value) && Math.abs(value) < 1e15
          ? String.valueOf((long) value)
          : String.valueOf(value);
    }
    return String.valueOf(cells.value(row));
  }

  /** The labels that occur, for a message. */
  public String distinctText() {
    String all = distinct().toString();
    return all.length() <= MAX_TEXT ? all : all.substring(0, MAX_TEXT - 1) + "…";
  }

  /** All labels that occur, sorted. */
  public Set<String> distinct() {
    return new TreeSet<>(names);
  }

  /**
   * The positive labels: those named, or by default all but 0, false, normal and similar; empty
   * where the default does not separate two classes.
   *
   * @throws DataException if a named label does not occur
   */
  public Optional<Set<String>> positive(List<String> named) {
    named.forEach(this::checkOccurs);
    return named.isEmpty() ? positiveByName() : Optional.of(new TreeSet<>(named));
  }

  private void checkOccurs(String label) {
    if (!names.contains(label)) {
      throw new DataException(
          "column \"%s\": there is no label \"%s\"; there are %s"
              .formatted(column, label, distinctText()));
    }
  }

  private Optional<Set<String>> positiveByName() {
    Set<String> others = new TreeSet<>(names);
    others.removeIf(name -> NEGATIVE.contains(name.toLowerCase(Locale.ROOT)));
    boolean numbers = names.stream().allMatch(name -> name.matches("-?\\d+(\\.\\d+)?"));
    boolean manyNumbers = numbers && names.size() > 2;
    boolean oneClass = others.isEmpty() || others.size() == names.size();
    return oneClass || manyNumbers ? Optional.empty() : Optional.of(others);
  }

  /**
   * All labels but those named.
   *
   * @throws DataException if a named label does not occur, or no other does
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

  /** Numbers of the rows that have one of the labels, from 0. */
  public BitSet numbersOf(Set<String> positive) {
    boolean[] found = rowsOf(positive);
    BitSet numbers = new BitSet();
    IntStream.range(0, rows).filter(row -> found[row]).forEach(numbers::set);
    return numbers;
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
