package io.hourglass.detect.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.detect.score.Reason.Values;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CellTextTest {
  @Test
  void aCellIsWrittenAsItCame() {
    assertThat(CellText.of(-43.5572415712451)).isEqualTo("-43.5572415712451");
    assertThat(CellText.of(912.40)).isEqualTo("912.4");
    assertThat(CellText.of(50.0)).isEqualTo("50");
    assertThat(CellText.of(0.0)).isEqualTo("0");
    assertThat(CellText.of(1e6)).isEqualTo("1000000");
    assertThat(CellText.of(1.5e18)).isEqualTo("1.5E+18");
    assertThat(CellText.of(2e-7)).isEqualTo("2E-7");
    assertThat(CellText.of(1234567890123456789L)).isEqualTo("1234567890123456789");
    assertThat(CellText.of("007")).isEqualTo("007");
    assertThat(CellText.of(Instant.parse("2026-11-23T06:15:00Z")))
        .isEqualTo("2026-11-23T06:15:00Z (Mon 06:15)");
  }

  @Test
  void whatIsNotThereIsMissing() {
    assertThat(CellText.of((Object) null)).isEqualTo("missing");
    assertThat(CellText.of("")).isEqualTo("missing");
    assertThat(CellText.of(Double.NaN)).isEqualTo("missing");
  }

  @Test
  void intervalsAreRoundedSoThatNumbersAreToldApart() {
    assertThat(RoundedInterval.of(12.0678, 45.2345, 78.3456).values("912.4"))
        .isEqualTo(new Values("912.4", "45.2", "12.1", "78.3"));
    assertThat(RoundedInterval.of(2011.912, 2012.34, 2012.81).values("2020"))
        .isEqualTo(new Values("2020", "2012.34", "2011.912", "2012.81"));
    assertThat(RoundedInterval.of(-1_234_567, 0, 2_345_678).values("0"))
        .isEqualTo(new Values("0", "0", "-1230000", "2350000"));
    assertThat(RoundedInterval.of(0.0213, 11.1678, 16_104.9).values("20953.91"))
        .isEqualTo(new Values("20953.91", "11.2", "0", "16104.9"));
  }

  @Test
  void anExpectedNumberIsNoEndOfItsInterval() {
    assertThat(RoundedInterval.of(0, 0, 20).values("30"))
        .isEqualTo(new Values("30", "0.002", "0", "20"));
    assertThat(RoundedInterval.of(0, 25, 20).values("30").expected()).isEqualTo("19.998");
  }

  @Test
  void aPointContainsWhatRoundsToIt() {
    RoundedInterval point = RoundedInterval.of(0.3, 0.3, 0.3);

    assertThat(point.contains(0.1 + 0.2)).isTrue();
    assertThat(point.contains(0.3001)).isFalse();
    assertThat(point.values("1")).isEqualTo(new Values("1", "0.3", "0.3", "0.3"));
    assertThat(RoundedInterval.of(0, 0, 0).contains(0)).isTrue();
  }
}
