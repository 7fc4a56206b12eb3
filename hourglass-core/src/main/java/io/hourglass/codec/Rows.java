package io.hourglass.codec;

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
}
