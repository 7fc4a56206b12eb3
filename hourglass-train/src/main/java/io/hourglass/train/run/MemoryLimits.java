package io.hourglass.train.run;

import io.hourglass.data.ColumnType;
import io.hourglass.data.Schema;

/**
 * How much of the training data is kept in memory.
 *
 * @param tableBytes the most that the rows of a file may take, as they are read
 * @param encodedBytes the most that encoded rows may take
 * @param window numbers in the window that rows are shuffled in, where they do not fit
 */
record MemoryLimits(double tableBytes, double encodedBytes, int window) {
  private static final double TABLE_SHARE = 0.125;
  private static final double ENCODED_SHARE = 0.4;

  /** 64 MB. */
  private static final int WINDOW = 1 << 24;

  /** The most elements of an array. */
  private static final long MAX_ARRAY = Integer.MAX_VALUE - 8L;

  /** Shares of the heap. */
  static MemoryLimits ofHeap() {
    long heap = Runtime.getRuntime().maxMemory();
    return new MemoryLimits(TABLE_SHARE * heap, ENCODED_SHARE * heap, WINDOW);
  }

  /** Whether so many rows can be read into a table. */
  boolean fitsTable(long rows, Schema schema) {
    long width = 0;
    for (var field : schema.fields()) {
      width += field.type() instanceof ColumnType.Image image ? image.size() : Double.BYTES;
    }
    return rows <= MAX_ARRAY && (double) rows * width <= tableBytes;
  }

  /** Whether so many rows can be kept encoded. */
  boolean fitsEncoded(long rows, int width) {
    return rows * width < MAX_ARRAY && (double) rows * width * Float.BYTES < encodedBytes;
  }
}
