package io.hourglass.benchmarks.anomalies;

import io.hourglass.benchmarks.anomalies.SetResult.Standing;
import io.hourglass.benchmarks.process.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A report as people read it, 120 characters wide. */
record AnomaliesText(AnomaliesReport report) {
  private static final int LONGEST_NAME = 14;

  /** Of a published method. */
  private static final int LONGEST_METHOD = 8;

  /** Published methods that are always shown. */
  private static final List<String> SHOWN = List.of("KNN", "VAE", "MCD", "ICL");

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, %s, at most %,d rows of a set%n%s%n%nAUROC in percent%s%n"
            .formatted(
                report.mode(),
                seeds(),
                report.mostRows(),
                report.machine(),
                isPublished() ? "; behind the bar published figures" : ""));
    text.append(Columns.of(aurocs())).append('\n').append(Entrants.legend());
    text.append("\nThe sets, and the standard deviation of AUROC over the seeds\n");
    text.append(Columns.of(sizes()));
    text.append("\nMeans over the sets\n").append(Columns.of(entrants())).append('\n');
    report
        .failures()
        .forEach(failure ->
            text.append("not judged: %s: %s%n".formatted(failure.file(), failure.reason())));
    text.append(
        "%s x %s in %,.0f s; %d could not be judged%n"
            .formatted(
                counted(report.sets().size(), "set"),
                seeds(),
                report.seconds(),
                report.failures().size()));
    return text.toString();
  }

  private String seeds() {
    return counted(report.seeds(), "seed");
  }

  private static String counted(int count, String what) {
    return "%d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }

  private boolean isPublished() {
    return report.sets().stream().anyMatch(set -> !set.published().isEmpty());
  }

  private List<String> names() {
    return report.sets().get(0).entrants().stream().map(Standing::name).toList();
  }

  private List<List<String>> aurocs() {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    head.addAll(names());
    if (isPublished()) {
      head.add("|");
      head.addAll(SHOWN);
      head.add("best");
    }
    lines.add(head);
    for (SetResult set : report.sets()) {
      List<Double> own = set.entrants().stream().map(Standing::auroc).toList();
      lines.add(line(shortened(set.name(), LONGEST_NAME), "%.1f", own, set.published()));
    }
    for (Means means : report.means()) {
      String name = "mean of " + means.sets();
      lines.add(line(name, "%.2f", List.copyOf(means.auroc().values()), means.published()));
    }
    return lines;
  }

  private List<String> line(
      String name, String format, List<Double> own, Map<String, Double> published) {
    List<String> cells = new ArrayList<>(List.of(name));
    own.forEach(auroc -> cells.add(number(format, auroc)));
    if (isPublished()) {
      cells.add("|");
      SHOWN.forEach(method ->
          cells.add(
              Optional.ofNullable(published.get(method))
                  .map(auroc -> number(format, auroc))
                  .orElse("")));
      cells.add(best(format, published));
    }
    return cells;
  }

  private static String best(String format, Map<String, Double> published) {
    return published.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(best ->
            number(format, best.getValue()) + " " + shortened(best.getKey(), LONGEST_METHOD))
        .orElse("");
  }

  private List<List<String>> sizes() {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("", "rows", "columns", "anomalies"));
    head.addAll(names());
    head.add("seconds");
    lines.add(head);
    for (SetResult set : report.sets()) {
      List<String> cells = new ArrayList<>(List.of(shortened(set.name(), LONGEST_NAME)));
      List.of(set.rows(), set.columns(), set.anomalies())
          .forEach(count -> cells.add(String.format(Locale.ROOT, "%,d", count)));
      set.entrants().forEach(entrant -> cells.add(number("%.2f", entrant.aurocDeviation())));
      cells.add(number("%.1f", set.seconds()));
      lines.add(cells);
    }
    return lines;
  }

  private List<List<String>> entrants() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("", "AUROC", "average precision", "seconds to fit", "seconds to score"));
    Means means = report.means().get(0);
    List<String> names = names();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      List<Standing> standings = standings(i);
      lines.add(
          List.of(
              name,
              number("%.2f", means.auroc().getOrDefault(name, 0.0)),
              number("%.2f", means.averagePrecision().getOrDefault(name, 0.0)),
              number("%.2f", SetResult.mean(standings, Standing::fitSeconds)),
              number("%.2f", SetResult.mean(standings, Standing::scoreSeconds))));
    }
    return lines;
  }

  private List<Standing> standings(int entrant) {
    return report.sets().stream().map(set -> set.entrants().get(entrant)).toList();
  }

  private static String shortened(String name, int most) {
    return name.substring(0, Math.min(name.length(), most));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
