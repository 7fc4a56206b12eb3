package io.hourglass.train.feed;

import io.hourglass.codec.Codec;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.nio.FloatBuffer;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Rows of a source of any size, encoded as they are read and shuffled within a window: every row
 * drawn is a random one of those in the window and is replaced by the next one read.
 */
public final class StreamFeed implements Feed {
  private static final int BATCH = 16_384;

  private final TableSource source;
  private final Codec codec;
  private final long rows;
  private final long seed;
  private final int numbers;
  private volatile String hash = "";

  /**
   * Feeds a source that has been read once.
   *
   * @param rows how many rows that found
   * @param numbers in the window, about
   */
  public StreamFeed(TableSource source, Codec codec, long rows, long seed, int numbers) {
    this.source = source;
    this.codec = codec;
    this.rows = rows;
    this.seed = seed;
    this.numbers = numbers;
  }

  @Override
  public long rows() {
    return rows;
  }

  @Override
  public String hash() {
    return hash;
  }

  @Override
  public Pass epoch(int number) {
    return new Windowed(source.open(BATCH), Seeds.of(seed, number));
  }

  private final class Windowed implements Pass {
    private final TableSource.Cursor cursor;
    private final SplittableRandom random;
    private final int width = codec.width();
    private final float[] window;
    private final RowHash sum = new RowHash();
    private int held;
    private Rows read = new Rows(new float[0], width);
    private int position;
    private long firstRow;

    Windowed(TableSource.Cursor cursor, SplittableRandom random) {
      this.cursor = cursor;
      this.random = random;
      long most = Math.min(rows, Math.max(1, numbers / width));
      this.window = new float[(int) most * width];
    }

    @Override
    public int fill(FloatBuffer target) {
      int written = 0;
      for (; target.remaining() >= width && moreHeld(); written++) {
        int drawn = random.nextInt(held) * width;
        target.put(window, drawn, width);
        replace(drawn);
      }
      return written;
    }

    /** Puts the next row read, or else the last of the window, where a row was drawn from. */
    private void replace(int drawn) {
      if (moreRead()) {
        System.arraycopy(read.values(), position++ * width, window, drawn, width);
      } else {
        held--;
        System.arraycopy(window, held * width, window, drawn, width);
      }
    }

    /** Fills the window before the first row is drawn. */
    private boolean moreHeld() {
      while (held * width < window.length && moreRead()) {
        int count = Math.min(window.length / width - held, read.rows() - position);
        System.arraycopy(read.values(), position * width, window, held * width, count * width);
        position += count;
        held += count;
      }
      return held > 0;
    }

    private boolean moreRead() {
      while (position >= read.rows()) {
        Optional<Table> next = cursor.next();
        if (next.isEmpty()) {
          hash = hash.isEmpty() ? sum.toString() : hash;
          return false;
        }
        encode(next.get());
      }
      return true;
    }

    private void encode(Table table) {
      read = codec.encode(table, firstRow);
      firstRow += read.rows();
      position = 0;
      if (hash.isEmpty()) {
        sum.add(read.values());
      }
    }

    @Override
    public void close() {
      cursor.close();
    }
  }
}
