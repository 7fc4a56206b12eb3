package io.hourglass.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Categories out of a set of levels, stored as indices into it. */
public final class CategoricalColumn implements Column {
  /** The index that stands for a missing cell. */
  public static final int MISSING = -1;

  private static final ColumnType TYPE = new ColumnType.Categorical();

  private final String name;
  private final List<String> levels;
  private final int[] indices;

  /**
   * Takes over the indices into the levels, {@link #MISSING} where missing.
   *
   * @throws IllegalArgumentException if an index is not of a level
   */
  public CategoricalColumn(String name, List<String> levels, int[] indices) {
    this.name = name;
    this.levels = List.copyOf(levels);
    this.indices = indices;
    checkIndices();
  }

  private void checkIndices() {
    for (int index : indices) {
      if (index < MISSING || index >= levels.size()) {
        throw new IllegalArgumentException(
            "indices of column \"%s\" must be %d to %d, got %d"
                .formatted(name, MISSING, levels.size() - 1, index));
      }
    }
  }

  /**
   * Makes a column of one category a row, the empty string where missing; levels in order of
   * appearance.
   */
  public static CategoricalColumn of(String name, List<String> cells) {
    Map<String, Integer> levels = new LinkedHashMap<>();
    int[] indices =
        cells.stream()
            .mapToInt(cell ->
                cell.isEmpty() ? MISSING : levels.computeIfAbsent(cell, absent -> levels.size()))
            .toArray();
    return new CategoricalColumn(name, List.copyOf(levels.keySet()), indices);
  }

  /** All categories that may occur. */
  public List<String> levels() {
    return levels;
  }

  /** Index of the cell's category in {@link #levels()}, {@link #MISSING} where missing. */
  public int index(int row) {
    return indices[row];
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ColumnType type() {
    return TYPE;
  }

  @Override
  public int rows() {
    return indices.length;
  }

  @Override
  public boolean isMissing(int row) {
    return indices[row] == MISSING;
  }

  @Override
  public Object value(int row) {
    return isMissing(row) ? "" : levels.get(indices[row]);
  }

  @Override
  public ColumnSummary summary() {
    int[] counts = new int[levels.size()];
    Arrays.stream(indices).filter(index -> index != MISSING).forEach(index -> counts[index]++);
    return ColumnSummary.of(this)
        .with(
            IntStream.range(0, counts.length)
                .filter(index -> counts[index] > 0)
                .mapToObj(index -> new ColumnSummary.LevelCount(levels.get(index), counts[index]))
                .sorted(Comparator.comparingInt(ColumnSummary.LevelCount::count).reversed())
                .toList());
  }

  @Override
  public CategoricalColumn renamed(String newName) {
    return new CategoricalColumn(newName, levels, indices);
  }

  @Override
  public CategoricalColumn select(int[] rows) {
    int[] selected = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selected[i] = indices[rows[i]];
    }
    return new CategoricalColumn(name, levels, selected);
  }
}
