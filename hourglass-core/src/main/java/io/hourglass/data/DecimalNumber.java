package io.hourglass.data;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Numbers with a decimal point: {@code 12}, {@code -0.5}, {@code 1e-3}, {@code inf}, {@code nan}.
 * They are the ones that DuckDB reads, so that a file and a record give the same number.
 */
final class DecimalNumber {
  private static final Pattern DECIMAL =
      Pattern.compile("\\+?-?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern INFINITE = Pattern.compile("\\+?-?inf(inity)?");
  private static final Pattern NOT_A_NUMBER = Pattern.compile("\\+?-?nan(\\(.*\\))?");

  private DecimalNumber() {}

  /** The number that a text without surrounding blanks is; empty if it is none. */
  static OptionalDouble of(String text) {
    if (text.isEmpty() || text.length() > 400) {
      return OptionalDouble.empty();
    }
    if (DECIMAL.matcher(text).matches()) {
      return OptionalDouble.of(
          Double.parseDouble(text.startsWith("+-") ? text.substring(1) : text));
    }
    return Character.isDigit(text.charAt(text.length() - 1))
        ? OptionalDouble.empty()
        : word(text.toLowerCase(Locale.ROOT));
  }

  private static OptionalDouble word(String text) {
    if (INFINITE.matcher(text).matches()) {
      return OptionalDouble.of(
          text.contains("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    return NOT_A_NUMBER.matcher(text).matches()
        ? OptionalDouble.of(Double.NaN)
        : OptionalDouble.empty();
  }
}
