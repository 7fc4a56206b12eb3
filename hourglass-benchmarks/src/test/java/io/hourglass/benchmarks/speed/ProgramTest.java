package io.hourglass.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgramTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void givesTheLinesItPrinted() {
    Outcome outcome = Talker.saying("a=1", "b=2").run(LIMIT);
    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.lines()).extracting(Line::text).containsExactly("a=1", "b=2");
  }

  @Test
  void namesTheComplaintOfAProgramThatFails() {
    assertThat(Talker.saying("a=1", "fail").run(LIMIT).failure())
        .isEqualTo("exit code 1: Error: nothing works");
  }

  @Test
  void endsWhatTakesTooLongAndKeepsWhatItPrinted() {
    Outcome outcome = Talker.saying("a=1", "sleep").run(Duration.ofSeconds(2));
    assertThat(outcome.failure()).isEqualTo("took longer than 2 s");
    assertThat(outcome.lines()).extracting(Line::text).containsExactly("a=1");
  }

  @Test
  void saysThatAProgramIsNotThere() {
    assertThat(Program.of("no-such-program-here").run(LIMIT).failure())
        .startsWith("cannot be started: Cannot run program \"no-such-program-here\"");
  }

  @Test
  void needsACommand() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Program(List.of(), Map.of(), Path.of("")))
        .withMessage("a program must have a command, got none");
  }
}
