package io.hourglass.detect.series;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.MomentFormat;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.RowNumbers;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import io.hourglass.setting.SettingReference;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts the rows of a table in order of time. */
final class TimeOrdering {
  private final Table table;
  private final TimestampColumn times;
  private final SeriesTimes reading;
  private final TimeHandling handling;
  private final SeriesClock clock;
  private final List<Integer> kept = new ArrayList<>();
  private final List<Long> moments = new ArrayList<>();
  private final BitSet skipped = new BitSet();

  /**
   * An ordering to be made once.
   *
   * @param table with its times read
   * @param reading of the times
   */
  TimeOrdering(Table table, SeriesTimes reading, TimeHandling handling) {
    this.table = table;
    this.reading = reading;
    this.handling = handling;
    this.times = (TimestampColumn) table.column(reading.column());
    // once sorted, rows of an hour that occurs twice are mixed
    this.clock =
        new SeriesClock(reading.column(), handling.sort() ? ZoneOffset.UTC : reading.zone());
  }

  OrderedSeries ordered() {
    table.columns().forEach(this::checkFinite);
    int[] order = IntStream.range(0, times.rows()).toArray();
    int moved = 0;
    if (handling.sort()) {
      moved = moved();
      order = sorted();
    }
    for (int row : order) {
      take(row);
    }
    checkKept();
    return new OrderedSeries(table(), kept, numbers(), moved, Optional.empty());
  }

  private RowNumbers numbers() {
    RowNumbers numbers = RowNumbers.NONE;
    for (int row = skipped.nextSetBit(0); row >= 0; row = skipped.nextSetBit(row + 1)) {
      numbers = numbers.with(row + 1L);
    }
    return numbers;
  }

  /** Here, where the numbers of rows are those of the data. */
  private void checkFinite(Column column) {
    for (int row = 0; column instanceof NumericColumn numbers && row < numbers.rows(); row++) {
      if (Double.isInfinite(numbers.get(row))) {
        String complaint = "expected a finite number, got " + numbers.get(row);
        throw DataException.inCell(table.name(), row + 1L, column.name(), complaint);
      }
    }
  }

  /** Number of rows that are earlier than the one before. */
  private int moved() {
    int count = 0;
    long before = TimestampColumn.MISSING;
    for (int row = 0; row < times.rows(); row++) {
      if (!times.isMissing(row)) {
        count += times.millis(row) < before ? 1 : 0;
        before = times.millis(row);
      }
    }
    return count;
  }

  /** The rows by time; those of one time, and those without, in their order. */
  private int[] sorted() {
    return IntStream.range(0, times.rows())
        .boxed()
        .sorted(Comparator.comparingLong(times::millis))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void take(int row) {
    long moment = clock.moment(times.millis(row));
    if (clock.takes(moment)) {
      clock.accept(moment);
      kept.add(row);
      moments.add(moment);
    } else if (handling.skips()) {
      skipped.set(row);
    } else {
      throw DataException.inCell(table.name(), row + 1L, times.name(), complaint(moment));
    }
  }

  private String complaint(long moment) {
    Optional<SeriesKey> key =
        moment == TimestampColumn.MISSING ? Optional.empty() : SeriesKey.of(table, times);
    String wayOut = key.map(found -> found.wayOut(table)).orElseGet(() -> clock.wayOut(moment));
    return clock.complaint(moment) + "; " + wayOut;
  }

  /** Refuses to leave out most of the rows: then the order is another one. */
  private void checkKept() {
    if (skipped.cardinality() > kept.size()) {
      String wayOut =
          SeriesKey.of(table, times)
              .map(key -> key.wayOut(table))
              .orElse("sort the rows by time " + SettingReference.to("sort"));
      throw DataException.inColumn(
          table.name(),
          times.name(),
          "expected at most half of the rows to be excluded for their times, got %d of %d; %s"
              .formatted(skipped.cardinality(), times.rows(), wayOut));
    }
  }

  /** The rows kept, with their moments and how times are written. */
  private Table table() {
    Table some = table.select(kept.stream().mapToInt(Integer::intValue).toArray());
    long[] millis = moments.stream().mapToLong(Long::longValue).toArray();
    Table timed = SeriesTimes.with(some, new TimestampColumn(times.name(), millis));
    return reading.format().equals(MomentFormat.ISO)
        ? timed
        : new Table(
            timed.name(),
            timed.columns(),
            timed.notation().withFormats(Map.of(times.name(), reading.format())));
  }
}
