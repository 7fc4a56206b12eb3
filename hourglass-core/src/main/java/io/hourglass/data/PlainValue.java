package io.hourglass.data;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts a value as a service has it to the cell of a column. One record and a table of records
 * follow the same rules:
 *
 * <ul>
 *   <li>null, the blank text and NaN are missing; for numbers, dates and times also {@code NA},
 *       {@code null}, {@code ?} and the like;
 *   <li>a numeric column takes a {@link Number}, a {@link Boolean} (1 or 0), or the text of one;
 *   <li>a timestamp column takes an {@link Instant}, a {@link Date}, a date or time of {@code
 *       java.time}, or text with the year first such as {@code 2026-11-23 06:15:00}; UTC unless the
 *       value names another zone;
 *   <li>a categorical column takes text, an enum constant by its name, a number (a whole one
 *       without decimal point), or any other object but a collection or an array, by its text;
 *   <li>an image column takes the image's bytes.
 * </ul>
 */
public final class PlainValue {
  /** From here on not every whole number is a double. */
  private static final double LAST_WHOLE = 0x1p53;

  private PlainValue() {}

  /** Whether a value stands for a missing cell. */
  public static boolean isMissing(@Nullable Object value) {
    return value == null
        || (value instanceof CharSequence text && text.toString().isBlank())
        || (value instanceof Number number && Double.isNaN(number.doubleValue()));
  }

  /**
   * A numeric cell, NaN where missing.
   *
   * @throws CellException if the value is no number
   */
  public static double number(@Nullable Object value) {
    // first what is there most often: a test for an interface, as of missing values, takes longer
    return value instanceof Number number ? number.doubleValue() : CellReader.NUMBERS.number(value);
  }

  /**
   * A categorical cell, the empty text where missing.
   *
   * @throws CellException if the value is a collection or an array
   */
  public static String category(@Nullable Object value) {
    return CellReader.CATEGORIES.category(value);
  }

  /** The text of a value; a whole number has no decimal point. */
  public static String text(Object value) {
    if (value instanceof Double || value instanceof Float || value instanceof BigDecimal) {
      double number = ((Number) value).doubleValue();
      boolean whole = number == Math.rint(number) && Math.abs(number) < LAST_WHOLE;
      return whole ? Long.toString((long) number) : value.toString();
    }
    return value.toString();
  }

  /**
   * A timestamp cell in milliseconds since 1970-01-01T00:00Z, {@link TimestampColumn#MISSING} where
   * missing.
   *
   * @throws CellException if the value is no date or time
   */
  public static long millis(@Nullable Object value) {
    return CellReader.MOMENTS.millis(value);
  }

  /** The moment that a value is, if it is a date or time. */
  @SuppressWarnings("JavaUtilDate") // what older programs and JDBC hand over
  public static Optional<Instant> moment(Object value) {
    if (value instanceof CharSequence text) {
      return MomentFormat.ISO.moment(text.toString().strip());
    }
    if (value instanceof java.sql.Date date) {
      return moment(date.toLocalDate());
    }
    if (value instanceof Date date) {
      return Optional.of(Instant.ofEpochMilli(date.getTime()));
    }
    return value instanceof TemporalAccessor time ? moment(time) : Optional.empty();
  }

  private static Optional<Instant> moment(TemporalAccessor time) {
    if (time instanceof Instant instant) {
      return Optional.of(instant);
    }
    boolean isKnown =
        time instanceof OffsetDateTime
            || time instanceof ZonedDateTime
            || time instanceof LocalDateTime
            || time instanceof LocalDate;
    return isKnown ? Optional.of(instant(time)) : Optional.empty();
  }

  private static Instant instant(TemporalAccessor parsed) {
    boolean timed = parsed.isSupported(ChronoField.HOUR_OF_DAY);
    LocalTime time = timed ? LocalTime.from(parsed) : LocalTime.MIDNIGHT;
    boolean zoned = parsed.isSupported(ChronoField.OFFSET_SECONDS);
    ZoneOffset offset = zoned ? ZoneOffset.from(parsed) : ZoneOffset.UTC;
    return LocalDate.from(parsed).atTime(time).toInstant(offset);
  }
}
