package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.own.Child;
import io.hourglass.benchmarks.process.Jvm;
import io.hourglass.benchmarks.process.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From the start of a JVM to the end of its first training step, natives being unpacked.
 *
 * @param runs milliseconds of each start
 * @param median of them; null where none succeeded
 */
record Start(List<Double> runs, @Nullable Double median) {
  static final double WANTED = 2500;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  static Start measured(int runs) {
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      long begun = System.currentTimeMillis();
      Outcome outcome = Jvm.likeThis(Child.class, "start").run(LIMIT);
      Optional<Double> ended =
          outcome.lines().stream().flatMap(l -> l.number("step_at_ms").stream()).findFirst();
      ended.ifPresent(at -> millis.add(at - begun));
    }
    return new Start(List.copyOf(millis), millis.isEmpty() ? null : Reading.median(millis));
  }

  Verdict verdict() {
    String verdict = median == null ? "not measured" : median <= WANTED ? "pass" : "miss";
    return new Verdict(
        "start", "start to first training step, milliseconds, below", WANTED, median, "", verdict);
  }
}
