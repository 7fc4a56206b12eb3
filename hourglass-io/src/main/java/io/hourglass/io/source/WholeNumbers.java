package io.hourglass.io.source;

import io.hourglass.data.NumericColumn;
import io.hourglass.setting.PlainNumber;
import io.hourglass.setting.SettingReference;
import java.time.Instant;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A column of different whole numbers, none missing: an identifier, a counter of rows or a time,
 * where measurements repeat sooner or later.
 *
 * @param column its name
 * @param values in the order of the rows
 */
record WholeNumbers(String column, double[] values) {
  /** So many numbers for each place between the least and the greatest are a numbering. */
  private static final double DENSE = 0.05;

  /** Numbers of so many digits are keys. */
  private static final double LONG = 1e9;

  /** 1990 to 2060 in seconds since 1970. */
  private static final double FIRST_SECOND = 631_152_000;

  private static final double LAST_SECOND = 2_840_140_800.0;
  private static final double MILLIS = 1000;

  private static final Pattern KEY =
      Pattern.compile("(?i)(.*[_ .-])?(id|uuid|guid|key|idx|index|no|nr|number|unnamed: ?0)");

  static Optional<WholeNumbers> of(NumericColumn numbers) {
    double[] values = leadingWhole(numbers);
    boolean areWhole = values.length > 0 && values.length == numbers.rows();
    WholeNumbers whole = new WholeNumbers(numbers.name(), values);
    return areWhole && whole.mayDiffer() && whole.areDistinct()
        ? Optional.of(whole)
        : Optional.empty();
  }

  private static double[] leadingWhole(NumericColumn numbers) {
    return IntStream.range(0, numbers.rows())
        .mapToDouble(numbers::get)
        .takeWhile(WholeNumbers::isWhole)
        .toArray();
  }

  /** False for NaN too. */
  private static boolean isWhole(double value) {
    return value == Math.rint(value) && !Double.isInfinite(value);
  }

  /** Whether there are as many whole numbers between the least and the greatest. */
  private boolean mayDiffer() {
    DoubleSummaryStatistics range = Arrays.stream(values).summaryStatistics();
    return range.getMax() - range.getMin() + 1 >= values.length;
  }

  private boolean areDistinct() {
    double[] sorted = sorted();
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return false;
      }
    }
    return true;
  }

  private double[] sorted() {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** What to do about it; empty if it may be a measurement. */
  Optional<String> complaint(int enoughRows) {
    if (values.length < enoughRows) {
      return Optional.empty();
    }
    boolean grows = Arrays.equals(values, sorted());
    if (grows && isTime()) {
      return Optional.of(time());
    }
    return grows || isKey() ? Optional.of(identifier(grows)) : Optional.empty();
  }

  private boolean isKey() {
    return KEY.matcher(column).matches() || isDense() || isLong();
  }

  private boolean isTime() {
    double first = values[0];
    double last = values[values.length - 1];
    return (first >= FIRST_SECOND && last <= LAST_SECOND)
        || (first >= FIRST_SECOND * MILLIS && last <= LAST_SECOND * MILLIS);
  }

  private String time() {
    return "column \"%s\": %s since 1970, from %s on, that only grow: rows to come lie outside what was seen; leave it out %s, or name it as the time of a series %s"
        .formatted(
            column,
            isMillis() ? "milliseconds" : "seconds",
            firstTime(),
            SettingReference.to("drop", column),
            SettingReference.to("time", column));
  }

  private boolean isMillis() {
    return values[0] > LAST_SECOND;
  }

  private Instant firstTime() {
    return Instant.ofEpochSecond((long) (isMillis() ? values[0] / MILLIS : values[0]));
  }

  private boolean isDense() {
    double[] sorted = sorted();
    return values.length >= DENSE * (sorted[sorted.length - 1] - sorted[0] + 1);
  }

  private boolean isLong() {
    return Arrays.stream(values).allMatch(value -> Math.abs(value) >= LONG);
  }

  private String identifier(boolean grows) {
    return "column \"%s\": a different whole number in every row%s, as an identifier has, from %s on; leave it out %s"
        .formatted(
            column,
            grows ? ", which only grows" : "",
            PlainNumber.of(values[0]),
            SettingReference.to("drop", column));
  }
}
