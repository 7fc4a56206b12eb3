package io.hourglass.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.benchmarks.process.Program;
import io.hourglass.benchmarks.process.Talker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {
  private final List<String> notes = new ArrayList<>();
  private final Race race = new Race(2, Duration.ofSeconds(20), notes::add);

  private static Entrant entrant(String system, String setting, String... lines) {
    return new Entrant(system, setting, 1, Talker.saying(lines));
  }

  private static String rate(int value) {
    return "x rows_per_s=" + value;
  }

  @Test
  void runsInTurnAndDropsSettingsThatAreNoUse() {
    List<Figure> figures =
        race.run(
            Work.ROWS,
            List.of(
                work -> List.of(entrant("A", "good", rate(100)), entrant("A", "bad", rate(50))),
                work -> List.of(entrant("B", "", rate(70)))));
    assertThat(figures)
        .extracting(Figure::label)
        .containsExactly("A, good, 1 thread", "B, 1 thread", "A, bad, 1 thread");
    assertThat(figures).extracting(figure -> figure.rounds().size()).containsExactly(2, 2, 1);
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
    List<Figure> figures =
        race.run(
            Work.ROWS,
            List.of(
                work ->
                    List.of(
                        entrant("A", "", "fail"),
                        entrant("B", "", "nothing known"),
                        new Entrant("C", "", 1, Program.of("no-such-program-here"))),
                work -> List.of(entrant("D", "", rate(7)))));
    assertThat(figures).extracting(Figure::system).containsExactly("D");
    assertThat(race.absences()).hasSize(3);
    assertThat(race.absences().get(0))
        .isEqualTo(new Absence("A, 1 thread", "ROWS", "exit code 1: Error: nothing works"));
    assertThat(race.absences().get(1).reason()).isEqualTo("printed no figure");
    assertThat(race.absences().get(2).reason()).startsWith("cannot be started");
  }
}
