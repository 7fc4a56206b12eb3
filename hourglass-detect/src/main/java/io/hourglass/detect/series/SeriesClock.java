package io.hourglass.detect.series;

import io.hourglass.data.TimestampColumn;
import io.hourglass.setting.SettingReference;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Takes the times of a series in turn: each must be later than the one before. Where their zone is
 * known, the second of the two hours at the end of summer time is distinguished from the first by
 * the order of the rows.
 */
final class SeriesClock {
  private static final long HOUR = 3_600_000;

  /** Months in which summer time ends or begins somewhere. */
  private static final Set<Integer> CHANGES = Set.of(3, 4, 9, 10, 11);

  private final String column;
  private final ZoneId zone;
  private long newest = TimestampColumn.MISSING;

  /**
   * A clock that has not begun.
   *
   * @param column of the times, for messages
   * @param zone of times that name none
   */
  SeriesClock(String column, ZoneId zone) {
    this.column = column;
    this.zone = zone;
  }

  /**
   * The moment of the next row in milliseconds: as it was read, or later where its local time
   * occurs twice.
   */
  long moment(long millis) {
    if (millis == TimestampColumn.MISSING || millis > newest) {
      return millis;
    }
    LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), zone);
    return zone.getRules().getValidOffsets(local).stream()
        .mapToLong(offset -> local.toInstant(offset).toEpochMilli())
        .filter(moment -> moment > newest)
        .min()
        .orElse(millis);
  }

  /** Whether a moment can be that of the next row. */
  boolean takes(long moment) {
    return moment > newest;
  }

  /** Moves on to the moment of a row. */
  void accept(long moment) {
    newest = moment;
  }

  /** The error about a moment that is not taken. */
  String complaint(long moment) {
    if (moment == TimestampColumn.MISSING) {
      return "expected a time, got no value";
    }
    String got = moment == newest ? "the same again" : Instant.ofEpochMilli(moment).toString();
    return "expected a time after %s, got %s".formatted(Instant.ofEpochMilli(newest), got);
  }

  /** What to do about it. */
  String wayOut(long moment) {
    String skip = SettingReference.to("on-bad-time", "skip");
    if (moment == TimestampColumn.MISSING) {
      return "leave such rows out " + skip;
    }
    if (moment == newest) {
      return "keep the first row of each time %s, or combine them in a query".formatted(skip);
    }
    return "%ssort the rows by time %s, or leave out rows that go back %s"
        .formatted(isTwiceAnHour(moment) ? zoneHint() : "", SettingReference.to("sort"), skip);
  }

  private String zoneHint() {
    return "at the end of summer time an hour occurs twice: name the zone of the times "
        + SettingReference.to("date-format", column + "=yyyy-mm-dd Europe/Berlin")
        + ", or convert them in a query; else ";
  }

  /** Whether times go back as local times do when summer time ends. */
  private boolean isTwiceAnHour(long moment) {
    LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(moment), ZoneOffset.UTC);
    return newest - moment <= HOUR
        && local.getDayOfWeek() == DayOfWeek.SUNDAY
        && local.getHour() < 4
        && CHANGES.contains(local.getMonthValue());
  }
}
