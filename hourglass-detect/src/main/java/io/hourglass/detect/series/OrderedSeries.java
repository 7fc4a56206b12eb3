package io.hourglass.detect.series;

import io.hourglass.data.DataException;
import io.hourglass.data.MomentFormat;
import io.hourglass.data.RowNumbers;
import io.hourglass.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The rows of a table in order of time, each time once.
 *
 * @param table these rows, with their times read
 * @param rows the number of each in the table that they are from, from 0
 * @param skipped rows that were excluded
 * @param moved number of rows that were earlier than the one before, if they were sorted
 * @param found how times are written, where that was found out
 */
public record OrderedSeries(
    Table table, List<Integer> rows, RowNumbers skipped, int moved, Optional<MomentFormat> found) {
  public OrderedSeries {
    rows = List.copyOf(rows);
  }

  /**
   * Orders the rows of a table. How times are written is found out where it is not known, and
   * stands in the notation of the new table.
   *
   * @param time name of the column of times
   * @throws DataException if a time cannot be used, and such rows are not to be excluded
   */
  public static OrderedSeries of(Table table, String time, TimeHandling handling) {
    SeriesTimes times = SeriesTimes.of(table, time, handling.skips());
    boolean isFound = !times.format().equals(table.notation().formats().get(time));
    return of(table, times, handling).with(Optional.of(times.format()).filter(format -> isFound));
  }

  /**
   * Orders the rows of a table whose times are written in a known way.
   *
   * @throws DataException if a time cannot be used, and such rows are not to be excluded
   */
  public static OrderedSeries of(Table table, SeriesTimes times, TimeHandling handling) {
    Table read = times.read(table, 0);
    return new TimeOrdering(read, times, handling).ordered();
  }

  private OrderedSeries with(Optional<MomentFormat> newFound) {
    return new OrderedSeries(table, rows, skipped, moved, newFound);
  }

  /** What a user should know about it. */
  public List<String> notices() {
    List<String> notices = new ArrayList<>();
    found
        .filter(format -> !format.equals(MomentFormat.ISO))
        .ifPresent(format ->
            notices.add("the times of the series are read as %s".formatted(format.text())));
    if (moved > 0) {
      notices.add(
          String.format(
              Locale.ROOT,
              "sorted by time: %,d %s earlier than the row before",
              moved,
              moved == 1 ? "row was" : "rows were"));
    }
    if (skipped.count() > 0) {
      notices.add(skippedText(skipped));
    }
    return notices;
  }

  /** A sentence about rows that were excluded. */
  public static String skippedText(RowNumbers rows) {
    return "%s excluded, as the time is missing, unreadable, repeated or earlier than before: %s"
        .formatted(rows.counted(), rows.numbers());
  }
}
