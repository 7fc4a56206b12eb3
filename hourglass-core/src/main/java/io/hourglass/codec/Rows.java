package io.hourglass.codec;

import java.util.Arrays;
import java.util.List;

/**
 * Encoded rows side by side: {@code values[row * width + feature]}, NaN where missing.
 *
 * @param values taken over, not copied
 * @param width features per row
 */
public record Rows(float[] values, int width) {
  public Rows {
    if (width < 1) {
      throw new IllegalArgumentException("width must be at least 1, got " + width);
    }
    if (values.length % width != 0) {
      throw new IllegalArgumentException(
          "values must be whole rows of %d, got %d".formatted(width, values.length));
    }
  }

  /** Number of rows. */
  public int rows() {
    return values.length / width;
  }

  /** All rows of several parts of the same width, at least one part, one after the other. */
  public static Rows concat(List<Rows> parts) {
    int width = parts.get(0).width;
    float[] all = new float[parts.stream().mapToInt(part -> part.values.length).sum()];
    int at = 0;
    for (Rows part : parts) {
      part.checkWidth(width);
      System.arraycopy(part.values, 0, all, at, part.values.length);
      at += part.values.length;
    }
    return new Rows(all, width);
  }

  private void checkWidth(int expected) {
    if (width != expected) {
      throw new IllegalArgumentException(
          "rows must have %d features each, got %d".formatted(expected, width));
    }
  }

  /** A copy of the features of one row. */
  public float[] row(int row) {
    return Arrays.copyOfRange(values, row * width, (row + 1) * width);
  }

  /** A copy of rows {@code from} (included) to {@code to} (not included). */
  public Rows slice(int from, int to) {
    return new Rows(Arrays.copyOfRange(values, from * width, to * width), width);
  }

  /** A copy of some rows, in the order given. */
  public Rows select(int[] rows) {
    float[] selected = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, rows[i] * width, selected, i * width, width);
    }
    return new Rows(selected, width);
  }

  /** One feature of one row. */
  public float at(int row, int feature) {
    return values[row * width + feature];
  }
}
