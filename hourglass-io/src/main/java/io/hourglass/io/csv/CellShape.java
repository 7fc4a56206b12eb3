package io.hourglass.io.csv;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a cell looks like: a value, or a name. */
final class CellShape {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  /** Decimal commas, thousands, money, percent. */
  private static final Pattern SPELLED =
      Pattern.compile("[+-]?[$€£]? ?[+-]?\\d[\\d., '\u00a0\u202f]* ?([$€£%]|EUR|USD)?");

  private static final Pattern TIME =
      Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([T ]\\d.*)?|\\d{1,2}:\\d{2}(:\\d{2}.*)?");

  private static final Pattern WHOLE = Pattern.compile("0|[1-9]\\d{0,8}");

  private static final Set<String> NONE =
      Set.of("", "na", "n/a", "nan", "null", "none", "?", "-", "\\n", "nil", "missing");

  private CellShape() {}

  /** Whether it is a number. */
  static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }

  /** Whether it is a number, however spelled, or a date or time. */
  static boolean isValue(String cell) {
    return !cell.isEmpty()
        && cell.length() < 64
        && (isNumber(cell) || SPELLED.matcher(cell).matches() || TIME.matcher(cell).matches());
  }

  /** Whether it is a whole number without sign and leading zeros. */
  static boolean isWhole(String cell) {
    return WHOLE.matcher(cell).matches();
  }

  /** Whether it often means that there is no value. */
  static boolean isNone(String cell) {
    return NONE.contains(cell.toLowerCase(Locale.ROOT));
  }
}
