package io.hourglass.train.feed;

import io.hourglass.codec.Rows;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Encoded rows in memory, in a new random order every epoch. */
public final class MemoryFeed implements Feed {
  private final Rows rows;
  private final long seed;
  private final String hash;

  /** Of rows that are not changed any more. */
  public MemoryFeed(Rows rows, long seed) {
    this.rows = rows;
    this.seed = seed;
    this.hash = new RowHash().add(rows.values()).toString();
  }

  @Override
  public long rows() {
    return rows.rows();
  }

  @Override
  public String hash() {
    return hash;
  }

  @Override
  public Pass epoch(int number) {
    return new Shuffled(order(number));
  }

  /** A uniform permutation (Durstenfeld 1964). */
  private int[] order(int number) {
    SplittableRandom random = Seeds.of(seed, number);
    int[] order = IntStream.range(0, rows.rows()).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return order;
  }

  private final class Shuffled implements Pass {
    private final int[] order;
    private int position;

    Shuffled(int[] order) {
      this.order = order;
    }

    @Override
    public int fill(FloatBuffer target) {
      int width = rows.width();
      int from = position;
      while (position < order.length && target.remaining() >= width) {
        target.put(rows.values(), order[position++] * width, width);
      }
      return position - from;
    }

    @Override
    public void close() {
      // nothing is held
    }
  }
}
