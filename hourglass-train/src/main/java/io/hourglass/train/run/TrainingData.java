package io.hourglass.train.run;

import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.train.feed.Feed;
import io.hourglass.train.feed.MemoryFeed;
import io.hourglass.train.feed.StreamFeed;
import io.hourglass.train.settings.Training;
import io.hourglass.train.settings.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows of a run: to train on, and to evaluate on. Encoded rows are kept in memory where they
 * fit, and read again every epoch where they do not.
 *
 * @param name of the training data
 * @param codec fitted to the training rows
 * @param feed the training rows
 * @param training the training rows, unencoded
 * @param held the held-out rows, if any, unencoded
 * @param heldRows how many
 * @param inMemory whether the feed holds its rows in memory
 */
public record TrainingData(
    String name,
    Codec codec,
    Feed feed,
    TableSource training,
    Optional<TableSource> held,
    long heldRows,
    boolean inMemory) {
  private static final int BATCH = 16_384;

  /** The part of the heap that encoded rows may take. */
  private static final double SHARE = 0.4;

  public static TrainingData of(
      TableSource source, Optional<TableSource> extra, Training settings) {
    boolean split = extra.isEmpty() && !(settings.validation() instanceof Validation.None);
    TableSource training =
        split ? ValidationSplit.of(source, settings.validation(), settings.seed(), false) : source;
    Optional<TableSource> held =
        split
            ? Optional.of(ValidationSplit.of(source, settings.validation(), settings.seed(), true))
            : extra;
    CodecFit.Fitted fitted = settings.codec().fit(training);
    Codec codec = fitted.codec();
    boolean inMemory = fits(fitted.rows(), codec.width());
    Feed feed =
        inMemory
            ? new MemoryFeed(encoded(training, codec, (int) fitted.rows()), settings.seed())
            : new StreamFeed(training, codec, fitted.rows(), settings.seed());
    long heldRows = held.map(TrainingData::count).orElse(0L);
    return new TrainingData(source.name(), codec, feed, training, held, heldRows, inMemory);
  }

  private static boolean fits(long rows, int width) {
    long bytes = rows * width * Float.BYTES;
    return rows * width < Integer.MAX_VALUE - 8L
        && bytes < SHARE * Runtime.getRuntime().maxMemory();
  }

  private static long count(TableSource source) {
    long[] rows = new long[1];
    each(source, table -> rows[0] += table.rows());
    return rows[0];
  }

  private static void each(TableSource source, Consumer<Table> use) {
    try (TableSource.Cursor cursor = source.open(BATCH)) {
      for (Optional<Table> next = cursor.next(); next.isPresent(); next = cursor.next()) {
        use.accept(next.get());
      }
    }
  }

  private static Rows encoded(TableSource source, Codec codec, int rows) {
    float[] values = new float[rows * codec.width()];
    int[] at = new int[1];
    each(
        source,
        table -> {
          float[] part = codec.encode(table, at[0] / codec.width()).values();
          System.arraycopy(part, 0, values, at[0], part.length);
          at[0] += part.length;
        });
    return new Rows(values, codec.width());
  }

  /** Up to so many encoded rows from the beginning of a source. */
  Rows sample(TableSource source, int most) {
    List<float[]> parts = new ArrayList<>();
    int rows = 0;
    try (TableSource.Cursor cursor = source.open(Math.min(most, BATCH))) {
      for (Optional<Table> next = cursor.next();
          next.isPresent() && rows < most;
          next = cursor.next()) {
        Table table = next.get();
        Table taken = table.rows() > most - rows ? table.slice(0, most - rows) : table;
        parts.add(codec.encode(taken, rows).values());
        rows += taken.rows();
      }
    }
    float[] values = new float[rows * codec.width()];
    int at = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, values, at, part.length);
      at += part.length;
    }
    return new Rows(values, codec.width());
  }

  /** Encodes the held-out rows, batch by batch. */
  void eachHeld(Consumer<Rows> use) {
    long[] first = new long[1];
    held.ifPresent(source ->
        each(
            source,
            table -> {
              use.accept(codec.encode(table, first[0]));
              first[0] += table.rows();
            }));
  }
}
