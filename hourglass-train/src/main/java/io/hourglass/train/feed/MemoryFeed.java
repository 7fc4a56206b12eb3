package io.hourglass.train.feed;

import io.hourglass.codec.Rows;
import io.hourglass.linalg.Shuffle;
import java.nio.FloatBuffer;

/** Encoded rows in memory, in a new random order every epoch. */
public final class MemoryFeed implements Feed {
  private final Rows rows;
  private final long seed;
  private final String hash;

  /** Feeds rows that no longer change. */
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
    return new Shuffled(Shuffle.of(rows.rows(), Seeds.of(seed, number)));
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
