package io.hourglass.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineTest {
  private final Line line = new Line("pytorch-1.13 W1 epoch=2 seconds=0.921 loss=nan us=x key==1");

  @Test
  void findsNumbersByTheirKey() {
    assertThat(line.number("epoch")).hasValue(2.0);
    assertThat(line.number("seconds")).hasValue(0.921);
  }

  @Test
  void hasNoNumberWhereTheTextIsNone() {
    assertThat(line.number("us")).isEmpty();
    assertThat(line.number("loss")).isEmpty();
    assertThat(line.number("missing")).isEmpty();
  }

  @Test
  void doesNotTakeTheEndOfAKeyForAKey() {
    assertThat(new Line("batch256 us_per_row=2.1").value("row")).isEmpty();
  }

  @Test
  void knowsWordsAndWhatFollowsThem() {
    assertThat(line.has("W1")).isTrue();
    assertThat(line.has("W")).isFalse();
    assertThat(new Line("x W4 eager median_us=1").after("W4")).hasValue("eager");
  }
}
