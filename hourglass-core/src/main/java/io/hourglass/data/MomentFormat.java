package io.hourglass.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How dates and times are written. Parts of a date are separated by {@code -}, {@code /} or a
 * point; a time may follow, with AM or PM or on 24 hours, and then an offset or a zone. A date that
 * begins with a year of four digits is read in every format but those without separators.
 *
 * @param order of the parts of a date
 * @param zone of moments that name none, such as {@code UTC} or {@code Europe/Berlin}
 */
public record MomentFormat(Order order, String zone) implements CellFormat {
  /** Dates with the year first, in UTC. */
  public static final MomentFormat ISO = new MomentFormat(Order.YEAR_FIRST, "UTC");

  private static final ColumnType TYPE = new ColumnType.Timestamp();

  /** A two-digit year from here on is of the 20th century. */
  private static final int LAST_CENTURY = 70;

  private static final Pattern DATE =
      Pattern.compile("([0-9]{1,4})([-/.])([0-9]{1,2})\\2([0-9]{1,4})(?:(?:[T ]|, ?)(.+))?");
  private static final Pattern NAMED =
      Pattern.compile(
          "([0-9]{1,2})[- /.]([A-Za-z]{3})[a-z]*\\.?[- /,.]+([0-9]{4}|[0-9]{2})(?:[ T]+(.+))?");
  private static final Pattern COMPACT =
      Pattern.compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:[T ]?([0-9:].*))?");
  private static final Pattern TIME =
      Pattern.compile(
          "([0-9]{1,2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,]([0-9]{1,9}))?)?(?:"
              + " ?([AaPp])\\.?[Mm]\\.?)?(?: ?(\\S+))?");
  private static final Pattern OFFSET = Pattern.compile("([+-])([0-9]{2})(?::?([0-9]{2}))?");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  /** Order of the parts of a date. */
  public enum Order {
    /** {@code 2026-11-23}. */
    YEAR_FIRST("yyyy-mm-dd"),
    /** {@code 23/11/2026}. */
    DAY_FIRST("dd/mm/yyyy"),
    /** {@code 11/23/2026}. */
    MONTH_FIRST("mm/dd/yyyy"),
    /** {@code 20261123}. */
    COMPACT("yyyymmdd"),
    /** Seconds since 1970. */
    EPOCH_SECONDS("epoch-seconds"),
    /** Milliseconds since 1970. */
    EPOCH_MILLIS("epoch-millis");

    private final String label;

    Order(String label) {
      this.label = label;
    }

    /** Whether moments are numbers. */
    boolean isEpoch() {
      return this == EPOCH_SECONDS || this == EPOCH_MILLIS;
    }
  }

  public MomentFormat {
    zoneOf(zone);
  }

  /** Whether moments look like numbers. */
  public boolean hasNumbers() {
    return order.isEpoch() || order == Order.COMPACT;
  }

  private static ZoneId zoneOf(String zone) {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "a time zone must be one such as UTC or Europe/Berlin, got \"" + zone + "\"", e);
    }
  }

  /**
   * The format that a text means.
   *
   * @param text such as {@code dd/mm/yyyy} or {@code dd/mm/yyyy Europe/Berlin}
   */
  public static MomentFormat parse(String text) {
    String[] parts = text.strip().split("\\s+", 2);
    String label = parts[0].toLowerCase(Locale.ROOT);
    Order order =
        order(label)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "a date format must be one of %s, got \"%s\"".formatted(labels(), text)));
    return new MomentFormat(order, parts.length == 1 ? "UTC" : parts[1]);
  }

  private static Optional<Order> order(String label) {
    return Arrays.stream(Order.values())
        .filter(one ->
            one.label.equals(label.replace('.', '/').replace('-', '/'))
                || one.label.equals(label)
                || one.label.equals(label.replace('/', '-').replace('.', '-')))
        .findFirst();
  }

  private static String labels() {
    return Arrays.stream(Order.values())
        .map(order -> order.label)
        .collect(Collectors.joining(", "));
  }

  @Override
  @JsonIgnore
  public ColumnType type() {
    return TYPE;
  }

  @Override
  public String text() {
    return zone.equals("UTC") ? order.label : order.label + " " + zone;
  }

  @Override
  public String described() {
    return equals(ISO)
        ? "a date or time such as 2026-11-23 06:15:00"
        : "a date or time written " + text();
  }

  /** The moment that a text without surrounding blanks is; empty if it is none of this format. */
  public Optional<Instant> moment(String text) {
    try {
      return Optional.ofNullable(parsed(text));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty(); // such as 30 February
    }
  }

  /** The moment that a number is, if moments are numbers. */
  Optional<Instant> moment(double number) {
    if (!order.isEpoch() || !(Math.abs(number) < 1e16)) {
      return Optional.empty();
    }
    double millis = order == Order.EPOCH_SECONDS ? number * 1000 : number;
    return Optional.of(Instant.ofEpochMilli(Math.round(millis)));
  }

  private @Nullable Instant parsed(String text) {
    if (order.isEpoch()) {
      return epoch(text);
    }
    if (order == Order.COMPACT) {
      return compact(text);
    }
    Matcher date = DATE.matcher(text);
    return date.matches() ? numeric(date) : named(text);
  }

  private @Nullable Instant epoch(String text) {
    OptionalDouble number = DecimalNumber.of(text);
    return number.isEmpty() ? null : moment(number.getAsDouble()).orElse(null);
  }

  private @Nullable Instant compact(String text) {
    Matcher parts = COMPACT.matcher(text);
    return parts.matches()
        ? instant(date(parts.group(1), parts.group(2), parts.group(3)), parts.group(4))
        : null;
  }

  private @Nullable Instant numeric(Matcher parts) {
    String first = parts.group(1);
    String middle = parts.group(3);
    String last = parts.group(4);
    if (first.length() == 4 && last.length() <= 2) {
      return instant(date(first, middle, last), parts.group(5));
    }
    boolean isYear = last.length() == 4 || last.length() == 2;
    if (order == Order.YEAR_FIRST || first.length() > 2 || !isYear) {
      return null;
    }
    LocalDate date =
        order == Order.DAY_FIRST ? date(last, middle, first) : date(last, first, middle);
    return instant(date, parts.group(5));
  }

  /** A date with the name of a month, such as {@code 23-Nov-2026}. */
  private @Nullable Instant named(String text) {
    Matcher parts = NAMED.matcher(text);
    int month = parts.matches() ? month(parts.group(2)) : 0;
    if (month == 0) {
      return null;
    }
    LocalDate date = date(parts.group(3), String.valueOf(month), parts.group(1));
    return instant(date, parts.group(4));
  }

  /** 1 to 12; 0 if the name is none of a month. */
  private static int month(String name) {
    int at = MONTHS.indexOf(name.toLowerCase(Locale.ROOT));
    return at < 0 || at % 3 != 0 ? 0 : at / 3 + 1;
  }

  private static LocalDate date(String year, String month, String day) {
    int number = Integer.parseInt(year);
    int century = year.length() > 2 ? 0 : number < LAST_CENTURY ? 2000 : 1900;
    return LocalDate.of(century + number, Integer.parseInt(month), Integer.parseInt(day));
  }

  private @Nullable Instant instant(LocalDate date, @Nullable String time) {
    if (time == null || time.isBlank()) {
      return date.atStartOfDay(zoneOf(zone)).toInstant();
    }
    Matcher parts = TIME.matcher(time.strip());
    return parts.matches() ? instant(date, parts) : null;
  }

  private @Nullable Instant instant(LocalDate date, Matcher parts) {
    int hour = Integer.parseInt(parts.group(1));
    String half = parts.group(5);
    if (half != null && (hour < 1 || hour > 12)) {
      return null;
    }
    int hours = half == null ? hour : hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    int seconds = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
    LocalTime time =
        LocalTime.of(hours % 24, Integer.parseInt(parts.group(2)), seconds, nanos(parts.group(4)));
    if (hours > 24 || (hours == 24 && !time.equals(LocalTime.MIDNIGHT))) {
      return null;
    }
    LocalDateTime moment = date.plusDays(hours == 24 ? 1 : 0).atTime(time);
    return parts.group(6) == null
        ? moment.atZone(zoneOf(zone)).toInstant()
        : zoned(moment, parts.group(6));
  }

  private static int nanos(@Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
  }

  private static @Nullable Instant zoned(LocalDateTime moment, String zone) {
    if (zone.equalsIgnoreCase("Z")
        || zone.equalsIgnoreCase("UTC")
        || zone.equalsIgnoreCase("GMT")) {
      return moment.toInstant(ZoneOffset.UTC);
    }
    Matcher offset = OFFSET.matcher(zone);
    if (offset.matches()) {
      int minutes = offset.group(3) == null ? 0 : Integer.parseInt(offset.group(3));
      int seconds = 3600 * Integer.parseInt(offset.group(2)) + 60 * minutes;
      int signed = offset.group(1).equals("-") ? -seconds : seconds;
      return moment.toInstant(ZoneOffset.ofTotalSeconds(signed));
    }
    return zone.contains("/") ? moment.atZone(ZoneId.of(zone)).toInstant() : null;
  }
}
