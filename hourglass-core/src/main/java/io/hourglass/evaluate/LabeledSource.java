package io.hourglass.evaluate;

import io.hourglass.data.Column;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Reading;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import java.util.BitSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Rows of any number, and which of them are labeled anomalies.
 *
 * @param source of all rows, without the column of labels
 * @param anomalies numbers of the labeled ones, from 0
 */
public record LabeledSource(TableSource source, BitSet anomalies) {
  public LabeledSource {
    anomalies = (BitSet) anomalies.clone();
  }

  /** A copy of the numbers. */
  @Override
  public BitSet anomalies() {
    return (BitSet) anomalies.clone();
  }

  /** The normal rows. */
  public TableSource normal() {
    if (anomalies.isEmpty()) {
      return source;
    }
    return source instanceof TableSource.InMemory memory
        ? TableSource.of(normal(memory.table(), 0))
        : new NormalRows();
  }

  private Table normal(Table batch, long firstRow) {
    int first = Math.toIntExact(firstRow);
    return batch.select(
        IntStream.range(0, batch.rows()).filter(row -> !anomalies.get(first + row)).toArray());
  }

  /**
   * Numbers of normal rows in the source, from 0.
   *
   * @param normalRows their numbers among the normal ones, ascending
   */
  public long[] rows(long[] normalRows) {
    long[] rows = new long[normalRows.length];
    int before = 0;
    int next = anomalies.nextSetBit(0);
    for (int i = 0; i < rows.length; i++) {
      while (next >= 0 && next <= normalRows[i] + before) {
        before++;
        next = anomalies.nextSetBit(next + 1);
      }
      rows[i] = normalRows[i] + before;
    }
    return rows;
  }

  /**
   * The rows in memory, with missing values in place of the numbers of anomalies: a series keeps
   * its time.
   *
   * @param table all rows of the source
   */
  public Table withAnomaliesMissing(Table table) {
    return new Table(
        table.name(), table.columns().stream().map(this::masked).toList(), table.notation());
  }

  private Column masked(Column column) {
    if (!(column instanceof NumericColumn numbers)) {
      return column;
    }
    double[] values =
        IntStream.range(0, numbers.rows())
            .mapToDouble(row -> anomalies.get(row) ? Double.NaN : numbers.get(row))
            .toArray();
    return new NumericColumn(column.name(), values);
  }

  /** A stream of the normal rows. */
  private final class NormalRows implements TableSource {
    @Override
    public String name() {
      return source.name();
    }

    @Override
    public Schema schema() {
      return source.schema();
    }

    @Override
    public Reading reading() {
      return source.reading();
    }

    @Override
    public OptionalLong rows() {
      OptionalLong all = source.rows();
      return all.isPresent()
          ? OptionalLong.of(all.getAsLong() - anomalies.cardinality())
          : OptionalLong.empty();
    }

    @Override
    public Cursor open(int batchRows) {
      return new NormalCursor(source.open(batchRows));
    }
  }

  /** A reading of the normal rows. */
  private final class NormalCursor implements TableSource.Cursor {
    private final TableSource.Cursor all;
    private long row;

    private NormalCursor(TableSource.Cursor all) {
      this.all = all;
    }

    @Override
    public Optional<Table> next() {
      Optional<Table> normal = Optional.empty();
      while (normal.isEmpty()) {
        Optional<Table> batch = all.next();
        if (batch.isEmpty()) {
          return batch;
        }
        long first = row;
        row += batch.get().rows();
        normal = batch.map(table -> normal(table, first)).filter(table -> table.rows() > 0);
      }
      return normal;
    }

    @Override
    public void close() {
      all.close();
    }
  }
}
