package io.hourglass.data;

/**
 * A named, typed, immutable column. Rows count from 0. A missing cell is known as such; what its
 * storage holds there is the column's own affair.
 */
public sealed interface Column
    permits NumericColumn, CategoricalColumn, TimestampColumn, ImageColumn {
  /** Its name, unique within a table. */
  String name();

  /** The type of its cells. */
  ColumnType type();

  /** Number of cells. */
  int rows();

  /** Whether the cell has no value. */
  boolean isMissing(int row);

  /**
   * The cell as a plain value: {@link Double}, {@link String}, {@link java.time.Instant}, an image
   * as {@code byte[]}; the empty string where missing, as CSV has it.
   */
  Object value(int row);

  /** The same cells under another name. */
  Column renamed(String name);

  /** The cells of the given rows, in that order. */
  Column select(int[] rows);

  /** Number of missing cells. */
  default int missing() {
    int count = 0;
    for (int row = 0; row < rows(); row++) {
      if (isMissing(row)) {
        count++;
      }
    }
    return count;
  }

  /** Its descriptive statistics. */
  ColumnSummary summary();

  /** Name and type together. */
  default Field field() {
    return new Field(name(), type());
  }
}
