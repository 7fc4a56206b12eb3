package io.hourglass.detect.rows;

import io.hourglass.data.PlainValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Cells as people write them. */
final class CellText {
  private static final int HALF_A_MINUTE = 30_000;

  private static final String MISSING = "missing";

  /** Numbers below the first, and from the second on, are written with an exponent. */
  private static final BigDecimal SMALL = new BigDecimal("1E-4");

  private static final BigDecimal LARGE = new BigDecimal("1E15");

  private static final DateTimeFormatter TIME_OF_WEEK =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private CellText() {}

  /** A cell as it came: 912.4, 50, NL, 2026-11-23T06:15:00Z (Mon 06:15). */
  static String of(@Nullable Object cell) {
    if (cell == null || PlainValue.isMissing(cell)) {
      return MISSING;
    }
    if (cell instanceof Double || cell instanceof Float) {
      double number = ((Number) cell).doubleValue();
      return Double.isFinite(number) ? of(new BigDecimal(cell.toString())) : cell.toString();
    }
    return cell instanceof Instant time
        ? time + " (" + timeOfWeek(time.toEpochMilli()) + ")"
        : PlainValue.category(cell);
  }

  /** A number: 912.4, 50, 1.2E+18. */
  static String of(BigDecimal number) {
    BigDecimal size = number.abs();
    boolean isPlain =
        size.signum() == 0 || (size.compareTo(SMALL) >= 0 && size.compareTo(LARGE) < 0);
    BigDecimal stripped = number.stripTrailingZeros();
    return isPlain ? stripped.toPlainString() : stripped.toString();
  }

  /** Day and time of the week, to the minute. */
  static String timeOfWeek(long millis) {
    return TIME_OF_WEEK.format(Instant.ofEpochMilli(millis + HALF_A_MINUTE));
  }
}
