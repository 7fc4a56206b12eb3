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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rows of a run: to train on, and to validate on.
 *
 * <p>A file that fits in memory is read once. A larger one is read
 *
 * <ol>
 *   <li>to find the times to split at, where the latest rows are held out: the split is a quantile
 *       of all times;
 *   <li>to fit the codec, which must know all training rows before it encodes the first; this pass
 *       counts them too;
 *   <li>to encode the training rows: once where encoded rows fit in memory, else in every epoch;
 *   <li>in every epoch, for the validation loss of the rows held out;
 *   <li>at its beginning, for rows that some priors start from, and again for calibration, parity
 *       and baselines, which need the trained weights.
 * </ol>
 *
 * @param name of the training data
 * @param codec fitted to the training rows
 * @param feed the training rows
 * @param training the training rows, unencoded
 * @param held the held-out rows, if any, unencoded
 * @param heldRows how many
 */
public record TrainingData(
    String name,
    Codec codec,
    Feed feed,
    TableSource training,
    Optional<TableSource> held,
    long heldRows) {
  private static final int BATCH = 16_384;

  /**
   * Splits the rows of a source, fits the codec and, where they fit in memory, encodes them.
   *
   * @param extra rows to validate on, in place of some of the source's
   * @throws io.hourglass.data.DataException if the rows cannot be used
   */
  public static TrainingData of(
      TableSource source, Optional<TableSource> extra, Training settings) {
    return of(source, extra, settings, MemoryLimits.ofHeap());
  }

  static TrainingData of(
      TableSource source, Optional<TableSource> extra, Training settings, MemoryLimits limits) {
    TableSource all = loaded(source, limits);
    boolean split = extra.isEmpty() && !settings.validation().isNone();
    ValidationSplit.Parts parts =
        split
            ? ValidationSplit.of(all, settings.validation(), settings.seed())
            : new ValidationSplit.Parts(all, extra.map(rows -> loaded(rows, limits)));
    CodecFit.Fitted fitted = settings.codec().fit(parts.training());
    Feed feed = feed(parts.training(), fitted, settings.seed(), limits);
    long heldRows =
        split ? rows(all) - fitted.rows() : parts.held().map(TrainingData::rows).orElse(0L);
    return new TrainingData(
        source.name(), fitted.codec(), feed, parts.training(), parts.held(), heldRows);
  }

  private static Feed feed(
      TableSource training, CodecFit.Fitted fitted, long seed, MemoryLimits limits) {
    Codec codec = fitted.codec();
    return limits.fitsEncoded(fitted.rows(), codec.width())
        ? new MemoryFeed(encoded(training, codec, (int) fitted.rows()), seed)
        : new StreamFeed(training, codec, fitted.rows(), seed, limits.window());
  }

  /** Whether the feed holds its rows in memory. */
  public boolean inMemory() {
    return feed instanceof MemoryFeed;
  }

  /** The source, or its rows in memory where they fit. */
  private static TableSource loaded(TableSource source, MemoryLimits limits) {
    long rows = source.rows().orElse(Long.MAX_VALUE);
    if (source instanceof TableSource.InMemory
        || rows == 0
        || !limits.fitsTable(rows, source.schema())) {
      return source;
    }
    Table first = source.firstBatch((int) rows);
    // a source may give less at a time than it is asked for
    return first.rows() == rows ? TableSource.of(first) : source;
  }

  private static long rows(TableSource source) {
    return source.rows().orElseGet(() -> source.forEachBatch(BATCH, (batch, first) -> {}));
  }

  private static Rows encoded(TableSource source, Codec codec, int rows) {
    int width = codec.width();
    float[] values = new float[rows * width];
    source.forEachBatch(
        BATCH,
        (batch, first) -> {
          float[] part = codec.encode(batch, first).values();
          System.arraycopy(part, 0, values, (int) first * width, part.length);
        });
    return new Rows(values, width);
  }

  /** Up to so many encoded rows from the beginning of a source. */
  Rows sample(TableSource source, int most) {
    List<Rows> parts = new ArrayList<>();
    source.head(most).forEachBatch(BATCH, (batch, first) -> parts.add(codec.encode(batch, first)));
    return parts.isEmpty() ? new Rows(new float[0], codec.width()) : Rows.concat(parts);
  }

  /** Encodes the held-out rows, batch by batch. */
  void eachHeld(Consumer<Rows> use) {
    held.ifPresent(source ->
        source.forEachBatch(BATCH, (batch, first) -> use.accept(codec.encode(batch, first))));
  }
}
