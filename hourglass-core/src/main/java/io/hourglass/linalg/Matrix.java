package io.hourglass.linalg;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A rectangle of numbers, immutable. In JSON it is a list of rows. */
public final class Matrix {
  private final double[] values;
  private final int columns;

  private Matrix(double[] values, int columns) {
    this.values = values;
    this.columns = columns;
  }

  /** The value of each entry. */
  @FunctionalInterface
  public interface Entry {
    /** The entry in a row and a column, both from 0. */
    double at(int row, int column);
  }

  /** A matrix of this size. */
  public static Matrix of(int rows, int columns, Entry entry) {
    double[] values = new double[Math.multiplyExact(rows, columns)];
    for (int i = 0; i < values.length; i++) {
      values[i] = entry.at(i / columns, i % columns);
    }
    return new Matrix(values, columns);
  }

  /**
   * A copy of values row by row, {@code values[row * columns + column]}.
   *
   * @throws IllegalArgumentException if they are not whole rows
   */
  public static Matrix of(double[] values, int columns) {
    if (columns < 1 || values.length % columns != 0) {
      throw new IllegalArgumentException(
          "a matrix must have whole rows of %d values, got %d".formatted(columns, values.length));
    }
    return new Matrix(values.clone(), columns);
  }

  /**
   * A copy of rows of one length.
   *
   * @throws IllegalArgumentException if there is none, or their lengths differ
   */
  @JsonCreator
  public static Matrix of(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    for (double[] row : rows) {
      if (row.length != columns) {
        throw new IllegalArgumentException(
            "rows of a matrix must have %d values each, got %d".formatted(columns, row.length));
      }
    }
    return new Matrix(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), columns);
  }

  /** Number of rows. */
  public int rows() {
    return columns == 0 ? 0 : values.length / columns;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** One entry. */
  public double at(int row, int column) {
    return values[row * columns + column];
  }

  /** A copy of one row. */
  public double[] row(int row) {
    return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
  }

  /** A copy of one column. */
  public double[] column(int column) {
    return IntStream.range(0, rows()).mapToDouble(row -> at(row, column)).toArray();
  }

  /** A copy of all rows. */
  @JsonValue
  public double[][] toArray() {
    return IntStream.range(0, rows()).mapToObj(this::row).toArray(double[][]::new);
  }

  /** A copy of all values, row by row. */
  public double[] values() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Matrix matrix
        && columns == matrix.columns
        && Arrays.equals(values, matrix.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + columns;
  }

  @Override
  public String toString() {
    return Arrays.deepToString(toArray());
  }
}
