package io.hourglass.benchmarks.anomalies;

import io.hourglass.benchmarks.anomalies.SetResult.Standing;
import io.hourglass.benchmarks.anomalies.Trial.Figures;
import io.hourglass.data.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All entrants on the same trials of a set.
 *
 * @param entrants who takes part
 * @param mode what they learn from
 * @param seeds trials: seeds 1, 2, ...
 * @param mostRows drawn from a set
 * @param progress is told of every trial
 */
record Contest(
    List<Entrant> entrants, Mode mode, int seeds, int mostRows, Consumer<String> progress) {
  Contest {
    entrants = List.copyOf(entrants);
  }

  /**
   * Has all entrants learn from a set and score it.
   *
   * @param published AUROC in percent by method
   * @throws DataException if the file cannot be read, or has nothing to be found
   */
  SetResult judge(Path file, Map<String, Double> published) {
    long begun = System.nanoTime();
    LabelledRows set = LabelledRows.read(file);
    List<List<Figures>> trials = new ArrayList<>();
    int trained = 0;
    int scored = 0;
    for (int seed = 1; seed <= seeds; seed++) {
      long started = System.nanoTime();
      Trial trial = Trial.of(set, mode, mostRows, seed);
      trained = trial.trainingRows();
      scored = trial.anomalous().length;
      List<Figures> figures = run(trial, seed);
      trials.add(figures);
      progress.accept(
          "%s, seed %d: %s (%.1f s)"
              .formatted(set.name(), seed, shown(figures), secondsSince(started)));
    }
    return new SetResult(
        set.name(),
        set.rows(),
        set.width(),
        set.anomalies(),
        trained,
        scored,
        standings(trials),
        published,
        secondsSince(begun));
  }

  private List<Figures> run(Trial trial, long seed) {
    return entrants.stream().map(entrant -> trial.run(entrant, seed)).toList();
  }

  private List<Standing> standings(List<List<Figures>> trials) {
    return IntStream.range(0, entrants.size())
        .mapToObj(i ->
            Standing.of(
                entrants.get(i).name(), trials.stream().map(figures -> figures.get(i)).toList()))
        .toList();
  }

  private String shown(List<Figures> figures) {
    return IntStream.range(0, entrants.size())
        .mapToObj(i ->
            String.format(Locale.ROOT, "%s %.1f", entrants.get(i).name(), figures.get(i).auroc()))
        .collect(Collectors.joining(", "));
  }

  /** Since a reading of {@link System#nanoTime()}. */
  static double secondsSince(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }
}
