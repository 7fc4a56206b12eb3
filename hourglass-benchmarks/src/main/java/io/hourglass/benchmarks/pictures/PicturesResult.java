package io.hourglass.benchmarks.pictures;

import io.hourglass.benchmarks.process.Columns;
import io.hourglass.benchmarks.process.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All figures of a run.
 *
 * @param data what was read
 * @param machine it ran on
 * @param seeds trials of each class, seeds 1, 2, ...
 * @param test pictures that were judged by
 * @param classes one after the other
 * @param means AUROC in percent by entrant, each class counting the same
 * @param seconds altogether
 */
record PicturesResult(
    String data,
    Machine machine,
    int seeds,
    int test,
    List<ClassResult> classes,
    Map<String, Double> means,
    double seconds) {
  PicturesResult {
    classes = List.copyOf(classes);
    means = new LinkedHashMap<>(means);
  }

  /**
   * What came out where one class was learned.
   *
   * @param name of the class
   * @param training pictures learned from
   * @param entrants in the order of the table
   */
  record ClassResult(String name, int training, List<Standing> entrants) {
    ClassResult {
      entrants = List.copyOf(entrants);
    }
  }

  /**
   * Of one entrant, means over the seeds.
   *
   * @param name of the entrant
   * @param auroc in percent
   * @param fitSeconds to learn
   * @param scoreSeconds for all test pictures
   */
  record Standing(String name, double auroc, double fitSeconds, double scoreSeconds) {
    static Standing mean(List<Standing> seeds) {
      return new Standing(
          seeds.get(0).name(),
          mean(seeds, Standing::auroc),
          mean(seeds, Standing::fitSeconds),
          mean(seeds, Standing::scoreSeconds));
    }

    private static double mean(List<Standing> all, ToDoubleFunction<Standing> figure) {
      return all.stream().mapToDouble(figure).average().orElse(0);
    }
  }

  static PicturesResult of(
      String data, int seeds, int test, List<ClassResult> classes, double seconds) {
    Map<String, Double> means = new LinkedHashMap<>();
    for (int i = 0; i < classes.get(0).entrants().size(); i++) {
      Standing mean = mean(classes, i);
      means.put(mean.name(), mean.auroc());
    }
    return new PicturesResult(data, Machine.here(), seeds, test, classes, means, seconds);
  }

  private static Standing mean(List<ClassResult> classes, int entrant) {
    return Standing.mean(classes.stream().map(one -> one.entrants().get(entrant)).toList());
  }

  /** For people. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("normal", "pictures"));
    head.addAll(means.keySet());
    lines.add(head);
    for (ClassResult one : classes) {
      List<String> line = new ArrayList<>(List.of(one.name(), count(one.training())));
      one.entrants().forEach(entrant -> line.add(number(entrant.auroc())));
      lines.add(line);
    }
    List<String> last = new ArrayList<>(List.of("mean of " + classes.size(), ""));
    means.values().forEach(mean -> last.add(number(mean)));
    lines.add(last);
    lines.add(seconds("seconds to fit", Standing::fitSeconds));
    lines.add(seconds("seconds to score", Standing::scoreSeconds));
    return "%s, %d seed%s, judged by %s pictures of all classes%n%s%n%nAUROC in percent%n%s%s%n"
        .formatted(
            data,
            seeds,
            seeds == 1 ? "" : "s",
            count(test),
            machine,
            Columns.of(lines),
            String.format(Locale.ROOT, "%nin %,.0f s", seconds));
  }

  private List<String> seconds(String name, ToDoubleFunction<Standing> figure) {
    List<String> line = new ArrayList<>(List.of(name, ""));
    for (int i = 0; i < means.size(); i++) {
      line.add(number(figure.applyAsDouble(mean(classes, i))));
    }
    return line;
  }

  private static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
