package io.hourglass.data;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the level that a value is: the one with its text, else the one that is the same number or
 * the same moment. A text with leading zeros is no number: 007 is not 7. A number of Java, JSON or
 * Parquet, which cannot have any, may be 007.
 */
public final class LevelMatch {
  private static final Pattern CODE = Pattern.compile("[+-]?0[0-9].*");

  private LevelMatch() {}

  /**
   * The index of a value's level, -1 if it is none.
   *
   * @param value text, number, date or time
   */
  public static int of(List<String> levels, Object value) {
    int exact = levels.indexOf(PlainValue.category(value));
    if (exact >= 0) {
      return exact;
    }
    if (value instanceof CharSequence) {
      return equal(levels, value.toString());
    }
    return value instanceof Number number
        ? equal(levels, number.doubleValue(), level -> true)
        : equal(levels, value);
  }

  private static int equal(List<String> levels, String text) {
    return isCode(text) ? -1 : equal(levels, number(text), level -> !isCode(level));
  }

  private static boolean isCode(String text) {
    return CODE.matcher(text).matches();
  }

  private static double number(String text) {
    return NumberFormat.PLAIN.number(text.strip()).orElse(Double.NaN);
  }

  /** The only level that is a number. */
  private static int equal(List<String> levels, double number, Predicate<String> allowed) {
    if (Double.isNaN(number)) {
      return -1;
    }
    return only(levels, level -> allowed.test(level) && number(level) == number);
  }

  /** The only level that is a date or time. */
  private static int equal(List<String> levels, Object time) {
    Instant moment = PlainValue.moment(time).orElse(null);
    return moment == null ? -1 : only(levels, level -> isMoment(level, moment));
  }

  private static boolean isMoment(String level, Instant moment) {
    return PlainValue.moment(level).filter(moment::equals).isPresent();
  }

  private static int only(List<String> levels, Predicate<String> wanted) {
    int[] found =
        IntStream.range(0, levels.size())
            .filter(level -> wanted.test(levels.get(level)))
            .limit(2)
            .toArray();
    return found.length == 1 ? found[0] : -1;
  }
}
