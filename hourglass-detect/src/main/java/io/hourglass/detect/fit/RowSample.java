package io.hourglass.detect.fit;

import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.util.stream.LongStream;

/**
 * The rows of a source in memory: all of them, or a uniform random sample where there are more than
 * a limit.
 *
 * @param table the sampled rows, in their order
 * @param rows their numbers in the source, from 0
 * @param total how many rows the source has
 */
public record RowSample(Table table, long[] rows, long total) {
  public RowSample {
    rows = rows.clone();
  }

  /** A copy of the numbers. */
  @Override
  public long[] rows() {
    return rows.clone();
  }

  /**
   * Reads a source once, in memory for twice the limit.
   *
   * @param limit the most rows to keep
   */
  public static RowSample of(TableSource source, int limit, long seed) {
    if (source instanceof TableSource.InMemory memory && memory.table().rows() <= limit) {
      int rows = memory.table().rows();
      return new RowSample(memory.table(), LongStream.range(0, rows).toArray(), rows);
    }
    RowSampler sampler = new RowSampler(limit, seed);
    long total = source.forEachBatch(RowSampler.BATCH_ROWS, sampler::add);
    return sampler.sample(source, total);
  }

  /** Whether the source has more rows than the sample. */
  public boolean isPartial() {
    return rows.length < total;
  }
}
