package io.hourglass.benchmarks.report;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table of results.
 *
 * @param <T> type of a result
 * @param heading as printed; in lower case with underscores it is the key in JSON
 * @param format of a value as text
 * @param get the value of a result; null or NaN where it has none
 */
public record ResultColumn<T>(
    String heading, String format, Function<T, ? extends @Nullable Object> get) {
  /** A column of text. */
  public static <T> ResultColumn<T> text(String heading, Function<T, String> value) {
    return new ResultColumn<>(heading, "%s", value);
  }

  /** A column of whole numbers, thousands separated. */
  public static <T> ResultColumn<T> count(String heading, ToLongFunction<T> value) {
    return new ResultColumn<>(heading, "%,d", value::applyAsLong);
  }

  /** A column of numbers with so many decimals. */
  public static <T> ResultColumn<T> number(
      String heading, int decimals, ToDoubleFunction<T> value) {
    return new ResultColumn<>(heading, "%,." + decimals + "f", value::applyAsDouble);
  }

  /** A column of numbers that some results lack. */
  public static <T> ResultColumn<T> optional(
      String heading, int decimals, Function<T, @Nullable Double> value) {
    return new ResultColumn<>(heading, "%,." + decimals + "f", value);
  }

  String key() {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
  }

  Optional<Object> value(T result) {
    return Optional.<Object>ofNullable(get.apply(result))
        .filter(value -> !(value instanceof Double number && number.isNaN()));
  }

  String text(Object value) {
    return String.format(Locale.ROOT, format, value);
  }
}
