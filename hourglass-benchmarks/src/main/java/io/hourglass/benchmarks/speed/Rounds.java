package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.speed.SystemRun.ReadySystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs all systems in turn, round by round, each in a process of its own. After the first round a
 * system goes on with its best setting and those close to it.
 *
 * @param count at least 1
 */
record Rounds(int count, Duration limit, Consumer<String> notes, Consumer<String> failures) {
  /** A setting this much worse than the system's best is not run again. */
  private static final double CLOSE = 1.25;

  /** The results of all systems on several works. */
  List<SpeedResult> run(List<Work> works, List<ReadySystem> systems) {
    return works.stream().flatMap(work -> run(work, systems).stream()).toList();
  }

  /** The results of all systems, the best first. */
  List<SpeedResult> run(Work work, List<ReadySystem> systems) {
    List<SystemRun> left = runs(work, systems);
    Map<String, SpeedResult> results = new LinkedHashMap<>();
    for (int round = 1; round <= count; round++) {
      Map<SystemRun, List<SpeedResult>> now = round(work, round, left);
      merge(now, results);
      left.removeIf(run -> isOut(work, run, now));
    }
    return results.values().stream().sorted(work.bestFirst()).toList();
  }

  private static List<SystemRun> runs(Work work, List<ReadySystem> systems) {
    List<SystemRun> runs = new ArrayList<>();
    systems.forEach(system -> runs.addAll(system.runs(work)));
    return runs;
  }

  private static void merge(
      Map<SystemRun, List<SpeedResult>> round, Map<String, SpeedResult> results) {
    round.values().stream()
        .flatMap(List::stream)
        .forEach(one -> results.merge(one.run().label(), one, SpeedResult::and));
  }

  private Map<SystemRun, List<SpeedResult>> round(Work work, int round, List<SystemRun> runs) {
    Map<SystemRun, List<SpeedResult>> results = new LinkedHashMap<>();
    for (SystemRun run : runs) {
      notes.accept("%s, round %d of %d: %s".formatted(work, round, count, run.label()));
      results.put(run, run(work, run));
    }
    return results;
  }

  private List<SpeedResult> run(Work work, SystemRun run) {
    Outcome outcome = run.program().run(limit);
    List<Line> lines = outcome.isGood() ? outcome.lines() : List.of();
    List<SpeedResult> results = ResultParser.parse(work, run, lines);
    results.forEach(one -> notes.accept("    " + one));
    if (results.isEmpty()) {
      failures.accept("not measured: %s, %s: %s".formatted(run.label(), work, reason(outcome)));
    }
    return results;
  }

  private static String reason(Outcome outcome) {
    return outcome.isGood() ? "printed no result" : outcome.failure();
  }

  private static boolean isOut(Work work, SystemRun run, Map<SystemRun, List<SpeedResult>> now) {
    List<SpeedResult> own = now.getOrDefault(run, List.of());
    Stream<SpeedResult> all = now.values().stream().flatMap(List::stream);
    Stream<SpeedResult> same = all.filter(one -> one.run().system().equals(run.system()));
    double best = same.mapToDouble(SpeedResult::value).reduce(work::better).orElse(Double.NaN);
    // other numbers of threads of the local system are other results, not one choice
    return own.isEmpty()
        || (!run.isLocal() && own.stream().noneMatch(r -> work.ratio(best, r.value()) <= CLOSE));
  }
}
