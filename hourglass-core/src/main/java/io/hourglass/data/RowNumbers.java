package io.hourglass.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Some rows of many, for messages.
 *
 * @param count how many there are
 * @param first numbers of the first ones, from 1
 */
public record RowNumbers(long count, List<Long> first) {
  /** None. */
  public static final RowNumbers NONE = new RowNumbers(0, List.of());

  /** How many numbers are kept. */
  private static final int NAMED = 5;

  public RowNumbers {
    first = List.copyOf(first);
  }

  /** These and one more. */
  public RowNumbers with(long row) {
    if (first.size() == NAMED) {
      return new RowNumbers(count + 1, first);
    }
    List<Long> more = new ArrayList<>(first);
    more.add(row);
    return new RowNumbers(count + 1, more);
  }

  /** How many they are, as in {@code 1 row} and {@code 1,204 rows}. */
  public String counted() {
    return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? "row" : "rows");
  }

  /** Their numbers, as in {@code row 7} and {@code rows 7, 9, 12, 13, 40, ...}. */
  public String numbers() {
    String numbers = first.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return (count == 1 ? "row " : "rows ") + numbers + (count > first.size() ? ", ..." : "");
  }
}
