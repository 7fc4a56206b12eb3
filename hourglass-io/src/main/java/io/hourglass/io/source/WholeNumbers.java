package io.hourglass.io.source;

import io.hourglass.data.NumericColumn;
import io.hourglass.setting.SettingReference;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

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
    double[] values = new double[numbers.rows()];
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < values.length; row++) {
      double value = numbers.get(row);
      if (value != Math.rint(value) || Double.isInfinite(value)) {
        return Optional.empty(); // NaN too
      }
      values[row] = value;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    boolean mayDiffer = max - min + 1 >= values.length;
    WholeNumbers whole = new WholeNumbers(numbers.name(), values);
    return mayDiffer && whole.areDistinct() ? Optional.of(whole) : Optional.empty();
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
    boolean isKey = KEY.matcher(column).matches() || isDense() || isLong();
    return grows || isKey ? Optional.of(identifier(grows)) : Optional.empty();
  }

  private boolean isTime() {
    double first = values[0];
    double last = values[values.length - 1];
    return (first >= FIRST_SECOND && last <= LAST_SECOND)
        || (first >= FIRST_SECOND * MILLIS && last <= LAST_SECOND * MILLIS);
  }

  private String time() {
    boolean isMillis = values[0] > LAST_SECOND;
    long seconds = (long) (isMillis ? values[0] / MILLIS : values[0]);
    return "column \"%s\": %s since 1970, from %s on, that only grow: rows to come lie outside what was seen; leave it out %s, or name it as the time of a series %s"
        .formatted(
            column,
            isMillis ? "milliseconds" : "seconds",
            Instant.ofEpochSecond(seconds),
            SettingReference.to("drop", column),
            SettingReference.to("time", column));
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
            text(values[0]),
            SettingReference.to("drop", column));
  }

  /** A number, a whole one without a decimal point. */
  static String text(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? String.valueOf((long) value) : String.valueOf(value);
  }
}
