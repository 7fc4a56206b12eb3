package io.hourglass.detect.fit;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.Field;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.data.TimestampColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rows of a source in memory: all of them, or a uniform random sample where there are more than
 * a limit. Every row draws a priority, and the rows with the lowest ones stay: one pass, memory for
 * twice the limit.
 */
final class RowSample {
  private static final int BATCH = 16_384;

  private final int limit;
  private final SplittableRandom random;
  private final List<Table> tables = new ArrayList<>();
  private final List<long[]> priorities = new ArrayList<>();
  private int rows;

  private RowSample(int limit, long seed) {
    this.limit = limit;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Reads a source once.
   *
   * @param limit the most rows to keep, in their order
   */
  static Table of(TableSource source, int limit, long seed) {
    if (source instanceof TableSource.InMemory memory && memory.table().rows() <= limit) {
      return memory.table();
    }
    RowSample sample = new RowSample(limit, seed);
    source.forEachBatch(BATCH, (table, firstRow) -> sample.add(table));
    sample.shrink();
    return sample.table(source);
  }

  private void add(Table table) {
    tables.add(table);
    priorities.add(random.longs(table.rows()).toArray());
    rows += table.rows();
    if (rows > 2L * limit) {
      shrink();
    }
  }

  /** Keeps the rows with the lowest priorities, as many as the limit. */
  private void shrink() {
    if (rows <= limit) {
      return;
    }
    long[] sorted = priorities.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    long bound = sorted[limit]; // priorities are distinct but for a chance of 2^-64 a pair
    for (int i = 0; i < tables.size(); i++) {
      long[] own = priorities.get(i);
      int[] kept = IntStream.range(0, own.length).filter(row -> own[row] < bound).toArray();
      tables.set(i, tables.get(i).select(kept));
      priorities.set(i, IntStream.of(kept).mapToLong(row -> own[row]).toArray());
    }
    rows = tables.stream().mapToInt(Table::rows).sum();
  }

  private Table table(TableSource source) {
    List<Field> fields = source.schema().fields();
    return new Table(
        source.name(),
        IntStream.range(0, fields.size())
            .mapToObj(
                i -> joined(fields.get(i), tables.stream().map(t -> t.columns().get(i)).toList()))
            .toList());
  }

  /** The cells of columns of one type, one after the other. */
  private static Column joined(Field field, List<Column> columns) {
    String name = field.name();
    return field
        .type()
        .<Column>match(
            () ->
                new NumericColumn(
                    name, cells(columns, NumericColumn.class).mapToDouble(Cell::number).toArray()),
            () ->
                CategoricalColumn.of(
                    name, cells(columns, CategoricalColumn.class).map(Cell::text).toList()),
            () ->
                new TimestampColumn(
                    name, cells(columns, TimestampColumn.class).mapToLong(Cell::millis).toArray()),
            image ->
                new ImageColumn(
                    name,
                    image,
                    cells(columns, ImageColumn.class).map(Cell::pixels).toArray(byte[][]::new)));
  }

  private static Stream<Cell> cells(List<Column> columns, Class<? extends Column> type) {
    return columns.stream()
        .map(type::cast)
        .flatMap(
            column -> IntStream.range(0, column.rows()).mapToObj(row -> new Cell(column, row)));
  }

  /**
   * A cell of a column whose type is known.
   *
   * @param column that it is in
   * @param row of it
   */
  private record Cell(Column column, int row) {
    private double number() {
      return ((NumericColumn) column).get(row);
    }

    private String text() {
      return String.valueOf(column.value(row));
    }

    private long millis() {
      return ((TimestampColumn) column).millis(row);
    }

    private byte[] pixels() {
      return ((ImageColumn) column).pixels(row);
    }
  }
}
