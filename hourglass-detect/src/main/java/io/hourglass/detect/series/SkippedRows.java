package io.hourglass.detect.series;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows that were left out because their time cannot be used.
 *
 * @param count how many there are
 * @param first numbers of the first ones, from 1
 */
public record SkippedRows(long count, List<Long> first) {
  /** None. */
  public static final SkippedRows NONE = new SkippedRows(0, List.of());

  /** How many numbers are kept. */
  private static final int NAMED = 5;

  public SkippedRows {
    first = List.copyOf(first);
  }

  /** These and one more. */
  public SkippedRows with(long row) {
    if (first.size() == NAMED) {
      return new SkippedRows(count + 1, first);
    }
    List<Long> more = new ArrayList<>(first);
    more.add(row);
    return new SkippedRows(count + 1, more);
  }

  /** A sentence about them, as in {@code ... are left out: rows 7, 9}. */
  public String text() {
    String numbers = first.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "%d %s a time that is missing, unreadable, repeated or earlier %s left out: %s %s%s"
        .formatted(
            count,
            count == 1 ? "row with" : "rows with",
            count == 1 ? "is" : "are",
            count == 1 ? "row" : "rows",
            numbers,
            count > first.size() ? ", ..." : "");
  }
}
