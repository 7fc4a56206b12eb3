package io.hourglass.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void tellsMedianAndTail() {
    long[] nanos = new long[1_000];
    Arrays.fill(nanos, 2_000);
    Arrays.fill(nanos, 0, 20, 10_000);
    Pace pace = Pace.ofTimes("way", nanos);
    assertThat(pace.median()).isEqualTo(2);
    assertThat(pace.p99()).isEqualTo(10);
    assertThat(pace.rowsPerSecond()).isEqualTo(1e9 * 1_000 / (980 * 2_000 + 20 * 10_000));
  }

  @Test
  void takesTheBestOfFiveAfterTheFirst() {
    int[] calls = {0};
    Pace pace = Pace.ofMany("many", 500, () -> calls[0]++);
    assertThat(calls[0]).isEqualTo(6);
    assertThat(pace.rowsPerSecond()).isPositive();
    assertThat(pace.median()).isNull();
  }
}
