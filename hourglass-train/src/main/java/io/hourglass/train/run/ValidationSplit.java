package io.hourglass.train.run;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Reading;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.data.TimestampColumn;
import io.hourglass.train.feed.Seeds;
import io.hourglass.train.settings.Validation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** The rows to train on and the held-out rows, each as a source of its own. */
final class ValidationSplit {
  private static final int BATCH = 16_384;

  private static final String EXPECTED_TIME =
      "expected a time or number in every row to split by, got ";

  private ValidationSplit() {}

  /** Whether a row is held out of training. */
  private interface Rule {
    boolean isHeldOut(Table table, int row, long number);
  }

  /**
   * The two parts of a source.
   *
   * @param training rows to train on
   * @param held rows held out, if any
   */
  record Parts(TableSource training, Optional<TableSource> held) {}

  /** Splits the rows of a source; the same seed gives the same parts. */
  static Parts of(TableSource source, Validation validation, long seed) {
    if (validation.isNone()) {
      return new Parts(source, Optional.empty());
    }
    Rule rule = rule(source, validation, seed);
    Rule opposite = (table, row, number) -> !rule.isHeldOut(table, row, number);
    return new Parts(new Part(source, opposite), Optional.of(new Part(source, rule)));
  }

  private static Rule rule(TableSource source, Validation validation, long seed) {
    return validation.match(
        () -> (table, row, number) -> false,
        share -> byChance(share.fraction(), seed),
        latest -> byTime(source, latest));
  }

  private static Rule byChance(double fraction, long seed) {
    long bound = (long) (fraction * Long.MAX_VALUE);
    return (table, row, number) -> Seeds.mix(Seeds.mix(seed) ^ number) >>> 1 < bound;
  }

  private static Rule byTime(TableSource source, Validation.Latest latest) {
    double[] times = times(source, latest.column());
    double from = times[(int) ((1 - latest.fraction()) * (times.length - 1))];
    return (table, row, number) -> time(table, table.column(latest.column()), row) > from;
  }

  /** The times of all rows, sorted. */
  private static double[] times(TableSource source, String column) {
    List<double[]> batches = new ArrayList<>();
    source.forEachBatch(BATCH, (table, first) -> batches.add(times(table, table.column(column))));
    return batches.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
  }

  private static double[] times(Table table, Column column) {
    return IntStream.range(0, table.rows()).mapToDouble(row -> time(table, column, row)).toArray();
  }

  private static double time(Table table, Column column, int row) {
    if (column instanceof TimestampColumn moments && !moments.isMissing(row)) {
      return moments.millis(row);
    }
    if (column instanceof NumericColumn numbers && !numbers.isMissing(row)) {
      return numbers.get(row);
    }
    String missing = column.isMissing(row) ? ", missing in some" : "";
    String got = column.type().label() + missing;
    throw DataException.inColumn(table.name(), column.name(), EXPECTED_TIME + got);
  }

  /** Which rows of a table belong. */
  private record Part(TableSource whole, Rule rule) implements TableSource {
    @Override
    public String name() {
      return whole.name();
    }

    @Override
    public Schema schema() {
      return whole.schema();
    }

    @Override
    public Reading reading() {
      return whole.reading();
    }

    @Override
    public OptionalLong rows() {
      return OptionalLong.empty();
    }

    @Override
    public Cursor open(int batchRows) {
      return new Filtered(whole.open(batchRows), rule);
    }
  }

  private static final class Filtered implements TableSource.Cursor {
    private final TableSource.Cursor cursor;
    private final Rule rule;
    private long firstRow;

    Filtered(TableSource.Cursor cursor, Rule rule) {
      this.cursor = cursor;
      this.rule = rule;
    }

    @Override
    public Optional<Table> next() {
      Optional<Table> next = cursor.next().map(this::selected);
      while (next.isPresent() && next.get().rows() == 0) {
        next = cursor.next().map(this::selected);
      }
      return next;
    }

    private Table selected(Table table) {
      long before = firstRow;
      firstRow += table.rows();
      return table.select(
          IntStream.range(0, table.rows())
              .filter(row -> rule.isHeldOut(table, row, before + row))
              .toArray());
    }

    @Override
    public void close() {
      cursor.close();
    }
  }
}
