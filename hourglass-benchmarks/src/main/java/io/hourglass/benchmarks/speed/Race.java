package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Round by round, everyone who takes part, in turn, each in a process of its own. After the first
 * round a system goes on with its best setting and those close to it.
 */
final class Race {
  /** A setting this much worse than the system's best is not run again. */
  private static final double CLOSE = 1.25;

  private final int rounds;
  private final Duration limit;
  private final Consumer<String> notes;
  private final List<Absence> absences = new ArrayList<>();

  /**
   * A race.
   *
   * @param rounds at least 1
   * @param limit of one process
   * @param notes told what is being run
   */
  Race(int rounds, Duration limit, Consumer<String> notes) {
    this.rounds = rounds;
    this.limit = limit;
    this.notes = notes;
  }

  /** What failed. */
  List<Absence> absences() {
    return List.copyOf(absences);
  }

  /** The figures of all who take part, the best first. */
  List<Figure> run(Work work, List<Peer.Ready> peers) {
    List<Entrant> left =
        new ArrayList<>(peers.stream().flatMap(peer -> peer.entrants(work).stream()).toList());
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      Map<Entrant, List<Figure>> now = new LinkedHashMap<>();
      for (Entrant entrant : left) {
        notes.accept("%s, round %d of %d: %s".formatted(work, round, rounds, entrant.label()));
        now.put(entrant, run(work, entrant));
      }
      now.values().forEach(all -> all.forEach(one -> figures.merge(one.label(), one, Figure::and)));
      left.removeIf(entrant -> isOut(work, entrant, now));
    }
    return figures.values().stream()
        .sorted((a, b) -> work.better(a.value(), b.value()) == a.value() ? -1 : 1)
        .toList();
  }

  private List<Figure> run(Work work, Entrant entrant) {
    Outcome outcome = entrant.program().run(limit);
    List<Figure> figures = Reading.of(work, entrant, outcome.lines());
    figures.forEach(figure -> notes.accept("    " + figure.label() + ": " + text(figure)));
    if (!outcome.isGood()) {
      absences.add(new Absence(entrant.label(), work.name(), outcome.failure()));
      return List.of();
    }
    if (figures.isEmpty()) {
      absences.add(new Absence(entrant.label(), work.name(), "printed no figure"));
    }
    return figures;
  }

  private static String text(Figure figure) {
    return String.format(Locale.ROOT, "%.4g", figure.value());
  }

  private static boolean isOut(Work work, Entrant entrant, Map<Entrant, List<Figure>> now) {
    List<Figure> own = now.getOrDefault(entrant, List.of());
    if (own.isEmpty()) {
      return true;
    }
    // to different numbers of threads of ours belong different figures, not one choice
    boolean isOurs = entrant.system().equals(Hourglass.NAME);
    double best =
        now.values().stream()
            .flatMap(List::stream)
            .filter(figure -> figure.system().equals(entrant.system()))
            .mapToDouble(Figure::value)
            .reduce(own.get(0).value(), work::better);
    return !isOurs && own.stream().noneMatch(figure -> work.ratio(best, figure.value()) <= CLOSE);
  }
}
