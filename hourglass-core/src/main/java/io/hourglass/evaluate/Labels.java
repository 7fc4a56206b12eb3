package io.hourglass.evaluate;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.setting.SettingReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Labels of rows, collected batch by batch, and which of them count as positive. */
public final class Labels {
  /** In place of a label. */
  private static final int NONE = -1;

  /** A whole number as programs write it whose numbers all have decimals. */
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]*)\\.0+");

  private static final int MAX_TEXT = 200;

  private final String column;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();
  private int[] labels = new int[1024];
  private int rows;
  private int unlabeled;

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
   * Adds the labels of the next rows; a row without one counts as unlabeled.
   *
   * @param firstRow number of rows before them
   */
  public void add(Table table, long firstRow) {
    Column cells = table.column(column);
    for (int row = 0; row < cells.rows(); row++) {
      add(cells.isMissing(row) ? NONE : indices.computeIfAbsent(text(cells, row), this::newIndex));
    }
  }

  private void add(int label) {
    if (rows == labels.length) {
      labels = Arrays.copyOf(labels, 2 * rows);
    }
    labels[rows++] = label;
    unlabeled += label == NONE ? 1 : 0;
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
    String text = String.valueOf(cells.value(row));
    return WHOLE.matcher(text).matches() ? text.substring(0, text.indexOf('.')) : text;
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

  /** Number of rows without a label. */
  public int unlabeled() {
    return unlabeled;
  }

  /** Numbers of the rows with a label, from 0. */
  public int[] labeled() {
    return IntStream.range(0, rows).filter(row -> labels[row] != NONE).toArray();
  }

  /**
   * The positive labels: those named, or by default all but 0, false, normal and similar; empty
   * where the default does not separate two classes.
   *
   * @throws DataException if a named label does not occur
   */
  public Optional<Set<String>> positive(List<String> named) {
    return named.isEmpty() ? positiveByName() : Optional.of(found(named));
  }

  /** The labels that are meant, in any case; {@code True} is 1 where truth values were read. */
  private Set<String> found(List<String> named) {
    return named.stream().map(this::found).collect(Collectors.toCollection(TreeSet::new));
  }

  private String found(String label) {
    return LabelWords.find(label, names)
        .orElseThrow(() ->
            new DataException(
                "column \"%s\": there is no label \"%s\"; there are %s"
                    .formatted(column, label, distinctText())));
  }

  private Optional<Set<String>> positiveByName() {
    Set<String> others = new TreeSet<>(names);
    others.removeIf(LabelWords::isNormal);
    boolean numbers = names.stream().allMatch(name -> name.matches("-?\\d+(\\.\\d+)?"));
    boolean manyNumbers = numbers && names.size() > 2;
    boolean oneClass = others.isEmpty() || others.size() == names.size();
    return oneClass || manyNumbers ? Optional.empty() : Optional.of(others);
  }

  /**
   * The labels of rows that must not be learned: all but those named or, by default, but 0, false,
   * normal and similar; none where all rows are normal by their labels.
   *
   * @param normal labels of normal rows
   * @throws DataException if a named label does not occur, or the labels do not say what is normal
   */
  public Set<String> notNormal(List<String> normal) {
    if (!normal.isEmpty()) {
      Set<String> others = distinct();
      others.removeAll(found(normal));
      return others;
    }
    boolean allNormal = !names.isEmpty() && names.stream().allMatch(LabelWords::isNormal);
    return allNormal ? Set.of() : positiveByName().orElseThrow(this::unknownClasses);
  }

  private DataException unknownClasses() {
    String setting = names.isEmpty() ? "" : SettingReference.to("normal", names.get(0));
    return new DataException(
        "column \"%s\": expected labels that say which rows are normal, got %s; name the labels of normal rows %s"
            .formatted(column, distinctText(), setting));
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

  /** Numbers of the rows that have one of the labels, or none at all, from 0. */
  public BitSet numbersOfOrUnlabeled(Set<String> positive) {
    boolean[] found = rowsOf(positive);
    BitSet numbers = new BitSet();
    IntStream.range(0, rows).filter(row -> found[row] || labels[row] == NONE).forEach(numbers::set);
    return numbers;
  }

  /** Which rows have one of the labels. */
  public boolean[] rowsOf(Set<String> positive) {
    BitSet wanted = new BitSet();
    positive.forEach(name -> wanted.set(indices.getOrDefault(name, names.size())));
    boolean[] found = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      found[row] = labels[row] != NONE && wanted.get(labels[row]);
    }
    return found;
  }

  /** Which of the rows with a label, in their order, have one of these. */
  public boolean[] labeledRowsOf(Set<String> positive) {
    boolean[] all = rowsOf(positive);
    int[] labeled = labeled();
    boolean[] found = new boolean[labeled.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = all[labeled[i]];
    }
    return found;
  }
}
