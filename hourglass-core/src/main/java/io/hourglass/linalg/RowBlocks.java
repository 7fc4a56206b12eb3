package io.hourglass.linalg;

import java.util.stream.IntStream;

/** Work on blocks of rows, in parallel on the common pool where there are several blocks. */
public final class RowBlocks {
  private RowBlocks() {}

  /** Work on consecutive rows. */
  @FunctionalInterface
  public interface Work {
    /** Works on rows {@code from} (included) to {@code to} (not included). */
    void accept(int from, int to);
  }

  /** Rows of a block where work is on one row at a time. */
  private static final int BLOCK_ROWS = 256;

  /** Work on one row. */
  @FunctionalInterface
  public interface RowWork {
    /** Works on one row, from 0. */
    void accept(int row);
  }

  /**
   * Works on each row once, in blocks of {@value #BLOCK_ROWS}.
   *
   * @param rows number of rows, 0 or more
   */
  public static void forEachRow(int rows, RowWork work) {
    forEach(
        rows,
        BLOCK_ROWS,
        (from, to) -> {
          for (int row = from; row < to; row++) {
            work.accept(row);
          }
        });
  }

  /**
   * Splits rows into blocks and works on each once, in any order. Blocks must be independent, as in
   * writing to separate parts of an array.
   *
   * @param rows number of rows, 0 or more
   * @param blockRows rows of a block, at least 1; the last may have fewer
   */
  public static void forEach(int rows, int blockRows, Work work) {
    IntStream blocks = blocks(rows, blockRows);
    (rows <= blockRows ? blocks : blocks.parallel())
        .forEach(block -> run(block, rows, blockRows, work));
  }

  /**
   * Splits rows into blocks and works on one after the other, on the calling thread: sums over
   * blocks are the same to the bit in every run.
   *
   * @param rows number of rows, 0 or more
   * @param blockRows rows of a block, at least 1; the last may have fewer
   */
  public static void inOrder(int rows, int blockRows, Work work) {
    blocks(rows, blockRows).forEachOrdered(block -> run(block, rows, blockRows, work));
  }

  private static IntStream blocks(int rows, int blockRows) {
    if (blockRows < 1) {
      throw new IllegalArgumentException("a block must have at least 1 row, got " + blockRows);
    }
    return IntStream.range(0, (int) (((long) rows + blockRows - 1) / blockRows));
  }

  private static void run(int block, int rows, int blockRows, Work work) {
    int from = block * blockRows;
    work.accept(from, Math.min(rows - from, blockRows) + from);
  }
}
