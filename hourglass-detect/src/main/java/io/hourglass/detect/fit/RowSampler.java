package io.hourglass.detect.fit;

import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Samples rows in one pass: every row draws a random priority, and those with the lowest ones stay.
 */
final class RowSampler {
  static final int BATCH_ROWS = 16_384;

  private final int limit;
  private final SplittableRandom random;
  private List<Part> parts = new ArrayList<>();
  private int kept;

  /** Rows above it are not among the lowest. */
  private long maxPriority = Long.MAX_VALUE;

  RowSampler(int limit, long seed) {
    this.limit = limit;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Adds the next rows.
   *
   * @param firstRow number of rows before them
   */
  void add(Table table, long firstRow) {
    long[] rows = LongStream.range(firstRow, firstRow + table.rows()).toArray();
    Part part = new Part(table, rows, random.longs(table.rows()).toArray()).upTo(maxPriority);
    parts.add(part);
    kept += part.rows().length;
    if (kept > 2L * limit) {
      shrink();
    }
  }

  /** The sampled rows of a source whose rows were all added. */
  RowSample sample(TableSource source, long total) {
    if (kept > limit) {
      shrink();
    }
    Table table = JoinedTable.of(source.name(), source.reading(), tables());
    return new RowSample(table, parts.stream().flatMapToLong(Part::numbers).toArray(), total);
  }

  /** Keeps the rows with the lowest priorities, in one part: levels that are rare leave too. */
  private void shrink() {
    long[] sorted = parts.stream().flatMapToLong(Part::drawn).sorted().toArray();
    maxPriority = sorted[limit - 1]; // priorities are distinct but for a chance of 2^-64 a pair
    parts.replaceAll(part -> part.upTo(maxPriority));
    Part joined = joined();
    parts = new ArrayList<>(List.of(joined));
    kept = joined.rows().length;
  }

  private Part joined() {
    Table first = parts.get(0).table();
    return new Part(
        JoinedTable.of(first.name(), first.reading(), tables()),
        parts.stream().flatMapToLong(Part::numbers).toArray(),
        parts.stream().flatMapToLong(Part::drawn).toArray());
  }

  private List<Table> tables() {
    return parts.stream().map(Part::table).toList();
  }

  /**
   * Rows that may stay.
   *
   * @param table the rows
   * @param rows their numbers in the source
   * @param priorities that they drew
   */
  private record Part(Table table, long[] rows, long[] priorities) {
    /** Those with a priority of at most a bound. */
    private Part upTo(long bound) {
      int[] some =
          IntStream.range(0, rows.length).filter(row -> priorities[row] <= bound).toArray();
      return some.length == rows.length
          ? this
          : new Part(table.select(some), selected(rows, some), selected(priorities, some));
    }

    private static long[] selected(long[] values, int[] places) {
      return IntStream.of(places).mapToLong(place -> values[place]).toArray();
    }

    private LongStream numbers() {
      return LongStream.of(rows);
    }

    private LongStream drawn() {
      return LongStream.of(priorities);
    }
  }
}
