package io.hourglass.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RowRateTest {
  @Test
  void hasMedianAndTail() {
    long[] nanos = new long[1_000];
    Arrays.fill(nanos, 2_000);
    Arrays.fill(nanos, 980, 1_000, 10_000);
    RowRate rate = RowRate.ofSortedTimes("way", nanos);
    assertThat(rate.median()).isEqualTo(2);
    assertThat(rate.p99()).isEqualTo(10);
    assertThat(rate.rowsPerSecond()).isEqualTo(1e9 * 1_000 / (980 * 2_000 + 20 * 10_000));
  }

  @Test
  void takesTheBestOfFiveAfterTheFirst() {
    int[] calls = {0};
    RowRate rate = RowRate.ofMany("many", 500, () -> calls[0]++);
    assertThat(calls[0]).isEqualTo(6);
    assertThat(rate.rowsPerSecond()).isPositive();
    assertThat(rate.median()).isNull();
  }

  @Test
  void comparesMediansWhereThereAreSome() {
    RowRate raw = new RowRate("raw", 1_000_000, null, null);
    assertThat(new RowRate("many", 400_000, null, null).timesOf(raw)).isEqualTo(2.5);
    RowRate one = new RowRate("one", 100_000, 8.0, 20.0);
    assertThat(new RowRate("slow", 90_000, 16.0, 20.0).timesOf(one)).isEqualTo(2);
  }
}
