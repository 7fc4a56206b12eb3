package io.hourglass.train.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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

  static List<Schedule> schedules() {
    return List.of(
        new Schedule.Constant(),
        new Schedule.Cosine(0.01),
        new Schedule.WarmUp(10, new Schedule.Constant()),
        new Schedule.WarmUp(10, new Schedule.Plateau(0.3, 2)),
        new Schedule.Plateau(0.5, 3));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void comesBackFromItsText(Schedule schedule) {
    assertThat(Schedule.parse(schedule.text())).isEqualTo(schedule);
  }

  @Test
  void thereIsANameForEverySchedule() {
    assertThat(SettingForms.SCHEDULE.names())
        .hasSameSizeAs(Schedule.class.getPermittedSubclasses());
    assertThat(SettingForms.VALIDATION.names())
        .hasSameSizeAs(Validation.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          constant | Constant[]
          cosine | Cosine[floor=0.0]
          COSINE:0.1 | Cosine[floor=0.1]
          warmup:100 | WarmUp[steps=100, then=Constant[]]
          warmup:100,cosine:0.1 | WarmUp[steps=100, then=Cosine[floor=0.1]]
          warmup:100,plateau:0.3,2 | WarmUp[steps=100, then=Plateau[factor=0.3, patience=2]]
          plateau | Plateau[factor=0.5, patience=3]
          """)
  void readsTheShortForm(String text, String schedule) {
    assertThat(Schedule.parse(text)).hasToString(schedule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          linear | schedule "linear": the name must be one of constant, cosine, warmup, plateau, got "linear"
          warmup | schedule "warmup": must be written warmup:STEPS[,THEN], got no steps
          warmup:x | schedule "warmup:x": steps must be a whole number, got "x"
          warmup:5,cosin | schedule "cosin": the name must be one of constant, cosine, warmup, plateau, got "cosin"; did you mean "cosine"?
          cosine:a | schedule "cosine:a": floor must be a number, got "a"
          cosine:2 | schedule "cosine:2": floor must be in [0, 1], got 2.0
          """)
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> Schedule.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  static List<Validation> validations() {
    return List.of(
        new Validation.None(),
        new Validation.Share(0.2),
        new Validation.Latest("moment", 0.1),
        new Validation.Latest("a:b=c", 0.25));
  }

  @ParameterizedTest
  @MethodSource("validations")
  void aValidationComesBackFromItsText(Validation validation) {
    assertThat(Validation.parse(validation.text())).isEqualTo(validation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          none | None[]
          0 | None[]
          0.1 | Share[fraction=0.1]
          .1 | Share[fraction=0.1]
          time:at | Latest[column=at, fraction=0.1]
          time:at:0.2 | Latest[column=at, fraction=0.2]
          """)
  void readsTheShortFormOfAValidation(String text, String validation) {
    assertThat(Validation.parse(text)).hasToString(validation);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          some | validation "some": the name must be one of none, share, time, got "some"; did you mean "none"?
          10% | validation "10%": fraction must be a number, got "10%"
          1.5 | validation "1.5": a validation share must be in (0, 1), got 1.5
          time | validation "time": must be written time:COLUMN[:FRACTION], got no column
          """)
  void saysWhatIsWrongWithAValidation(String text, String message) {
    assertThatThrownBy(() -> Validation.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
