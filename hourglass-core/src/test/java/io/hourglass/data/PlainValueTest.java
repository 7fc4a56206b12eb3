package io.hourglass.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainValueTest {
  private static final Instant MOMENT = Instant.parse("2026-11-23T05:15:00Z");

  @Test
  void nullEmptyTextAndNanAreMissing() {
    for (Object missing : new Object[] {null, "", " ", Double.NaN, Float.NaN}) {
      assertThat(PlainValue.isMissing(missing)).isTrue();
      assertThat(PlainValue.number(missing)).isNaN();
      assertThat(PlainValue.category(missing)).isEmpty();
      assertThat(PlainValue.millis(missing)).isEqualTo(TimestampColumn.MISSING);
    }
  }

  @Test
  void numbersAndTruthValuesAreNumbers() {
    assertThat(PlainValue.number(" 12.5 ")).isEqualTo(12.5);
    assertThat(PlainValue.number("True")).isEqualTo(1);
    assertThat(PlainValue.number(7)).isEqualTo(7);
    assertThat(PlainValue.number(new BigDecimal("912.40"))).isEqualTo(912.4);
    assertThat(PlainValue.number(true)).isEqualTo(1);
    assertThat(PlainValue.number(false)).isZero();
  }

  @Test
  void wholeNumbersAreCategoriesWithoutDecimalPoint() {
    assertThat(PlainValue.category(5)).isEqualTo("5");
    assertThat(PlainValue.category(5.0)).isEqualTo("5");
    assertThat(PlainValue.category(new BigDecimal("5.00"))).isEqualTo("5");
    assertThat(PlainValue.category(5.25)).isEqualTo("5.25");
    assertThat(PlainValue.category(4_000_000_000_000_000L)).isEqualTo("4000000000000000");
    assertThat(PlainValue.category(4e15)).isEqualTo("4000000000000000");
    assertThat(PlainValue.category(BigInteger.TWO.pow(70))).isEqualTo("1180591620717411303424");
  }

  @Test
  void otherObjectsAreCategoriesByTheirText() {
    assertThat(PlainValue.category(DayOfWeek.MONDAY)).isEqualTo("MONDAY");
    assertThat(PlainValue.category('x')).isEqualTo("x");
    assertThat(PlainValue.category(true)).isEqualTo("true");
    assertThat(PlainValue.category(Currency.getInstance("EUR"))).isEqualTo("EUR");
  }

  static List<Object> moments() {
    return List.of(
        MOMENT,
        Date.from(MOMENT),
        Timestamp.from(MOMENT),
        LocalDateTime.parse("2026-11-23T05:15"),
        OffsetDateTime.parse("2026-11-23T06:15+01:00"),
        ZonedDateTime.parse("2026-11-23T06:15+01:00[Europe/Amsterdam]"),
        "2026-11-23 05:15:00",
        "2026-11-23T05:15:00.000Z",
        " 2026-11-23T06:15+01:00 ");
  }

  @ParameterizedTest
  @MethodSource("moments")
  void datesAndTimesAreTimestamps(Object value) {
    assertThat(PlainValue.millis(value)).isEqualTo(MOMENT.toEpochMilli());
  }

  @Test
  void aDateIsItsMidnightInUtc() {
    long midnight = Instant.parse("2026-11-23T00:00:00Z").toEpochMilli();
    assertThat(PlainValue.millis(LocalDate.of(2026, 11, 23))).isEqualTo(midnight);
    assertThat(PlainValue.millis(java.sql.Date.valueOf("2026-11-23"))).isEqualTo(midnight);
    assertThat(PlainValue.millis("2026-11-23")).isEqualTo(midnight);
  }

  @Test
  void refusesWhatSuitsNoColumn() {
    assertThatExceptionOfType(CellException.class)
        .isThrownBy(() -> PlainValue.number("12,5"))
        .withMessage("expected a number, got \"12,5\"");
    assertThatExceptionOfType(CellException.class)
        .isThrownBy(() -> PlainValue.number(new int[] {1}))
        .withMessage("expected a number, got int[]");
    assertThatExceptionOfType(CellException.class)
        .isThrownBy(() -> PlainValue.category(List.of("a")))
        .withMessage("expected a category, got \"[a]\"");
    assertThatExceptionOfType(CellException.class)
        .isThrownBy(() -> PlainValue.category(Map.of("a", 1)))
        .withMessage("expected a category, got \"{a=1}\"");
    assertThatExceptionOfType(CellException.class)
        .isThrownBy(() -> PlainValue.millis("23 November"))
        .withMessage("expected a date or time such as 2026-11-23 06:15:00, got \"23 November\"");
    assertThatExceptionOfType(CellException.class)
        .isThrownBy(() -> PlainValue.millis(7))
        .withMessage("expected a date or time such as 2026-11-23 06:15:00, got \"7\"");
  }
}
