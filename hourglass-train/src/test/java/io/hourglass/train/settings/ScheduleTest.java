package io.hourglass.train.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScheduleTest {
  @Test
  void cosineGoesFromOneToItsFloor() {
    Schedule cosine = Schedule.parse("cosine:0.1");
    assertThat(cosine.factor(0, 101, 0)).isEqualTo(1);
    assertThat(cosine.factor(50, 101, 0)).isEqualTo(0.55);
    assertThat(cosine.factor(100, 101, 0)).isEqualTo(0.1);
  }

  @Test
  void warmUpRisesThenFollows() {
    Schedule schedule = Schedule.parse("warmup:10,cosine");
    assertThat(schedule.factor(0, 110, 0)).isEqualTo(0.1);
    assertThat(schedule.factor(9, 110, 0)).isEqualTo(1);
    assertThat(schedule.factor(10, 110, 0)).isEqualTo(1);
    assertThat(schedule.factor(109, 110, 0)).isLessThan(1e-3);
  }

  @Test
  void plateauMultipliesWithEveryReduction() {
    assertThat(Schedule.parse("plateau:0.5,3").factor(1_000, 2_000, 2)).isEqualTo(0.25);
    assertThat(Schedule.parse("plateau").patience()).isEqualTo(3);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (String text : new String[] {"linear", "warmup", "warmup:x", "cosine:a"}) {
      assertThatThrownBy(() -> Schedule.parse(text))
          .hasMessage(
              "a schedule must be constant, cosine, warmup:STEPS, warmup:STEPS,cosine or"
                  + " plateau:FACTOR,PATIENCE, got \""
                  + text
                  + "\"");
    }
    assertThatThrownBy(() -> Schedule.parse("cosine:2"))
        .hasMessage("floor must be in [0, 1], got 2.0");
  }
}
