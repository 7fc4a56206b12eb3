package io.hourglass.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final List<String> notes = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();
  private final Rounds rounds = new Rounds(2, Duration.ofSeconds(20), notes::add, failures::add);

  private static SystemRun system(String system, String setting, String... lines) {
    return new SystemRun(system, setting, 1, Talker.saying(lines));
  }

  private static String rate(int value) {
    return "x rows_per_s=" + value;
  }

  @Test
  void runsInTurnAndDropsSettingsThatAreNoUse() {
    List<SpeedResult> results =
        rounds.run(
            Work.ROWS,
            List.of(
                work -> List.of(system("A", "good", rate(100)), system("A", "bad", rate(50))),
                work -> List.of(system("B", "", rate(70)))));
    assertThat(results)
        .extracting(one -> one.run().label())
        .containsExactly("A, good, 1 thread", "B, 1 thread", "A, bad, 1 thread");
    assertThat(results).extracting(one -> one.rounds().size()).containsExactly(2, 2, 1);
    assertThat(notes.stream().filter(note -> note.startsWith("ROWS")).toList())
        .containsExactly(
            "ROWS, round 1 of 2: A, good, 1 thread",
            "ROWS, round 1 of 2: A, bad, 1 thread",
            "ROWS, round 1 of 2: B, 1 thread",
            "ROWS, round 2 of 2: A, good, 1 thread",
            "ROWS, round 2 of 2: B, 1 thread");
  }

  @Test
  void namesWhatFailsAndGoesOn() {
    List<SpeedResult> results =
        rounds.run(
            Work.ROWS,
            List.of(
                work ->
                    List.of(
                        system("A", "", "fail"),
                        system("B", "", "nothing known"),
                        new SystemRun("C", "", 1, Program.of("no-such-program-here"))),
                work -> List.of(system("D", "", rate(7)))));
    assertThat(results).extracting(one -> one.run().system()).containsExactly("D");
    assertThat(failures)
        .hasSize(3)
        .startsWith(
            "not measured: A, 1 thread, ROWS: exit code 1: Error: nothing works",
            "not measured: B, 1 thread, ROWS: printed no result");
    assertThat(failures.get(2)).startsWith("not measured: C, 1 thread, ROWS: cannot be started");
  }
}
