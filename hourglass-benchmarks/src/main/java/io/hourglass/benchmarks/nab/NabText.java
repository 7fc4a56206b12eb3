package io.hourglass.benchmarks.nab;

import io.hourglass.benchmarks.nab.NabReport.Standing;
import io.hourglass.benchmarks.process.Columns;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A report as people read it. */
record NabText(NabReport report) {
  /**
   * A line of the table.
   *
   * @param standard score, by which lines are sorted
   * @param cells of the line
   */
  private record Line(double standard, List<String> cells) {}

  @Override
  public String toString() {
    List<Line> lines = new ArrayList<>();
    report.entrants().forEach(entrant -> lines.add(line(entrant)));
    report.leaderboard().forEach(entry -> lines.add(line(entry)));
    lines.sort(Comparator.comparingDouble(Line::standard).reversed());
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("", "standard", "low FP", "low FN", "found", "false alarms", "seconds", ""));
    lines.forEach(line -> table.add(line.cells()));
    return String.format(
        Locale.ROOT,
        "Numenta Anomaly Benchmark: %d series, %,d rows, %d windows, seed %d%n%s%n%n%s%n"
            + "published: %s of the corpus; found and false alarms by the standard profile%n"
            + "%,.0f s%n",
        report.series(),
        report.rows(),
        report.windows(),
        report.seed(),
        report.machine(),
        Columns.of(table),
        Leaderboard.FILE,
        report.seconds());
  }

  private static Line line(Standing entrant) {
    return new Line(
        entrant.standard().score(),
        List.of(
            entrant.name(),
            number(entrant.standard().score()),
            number(entrant.lowFalsePositives().score()),
            number(entrant.lowFalseNegatives().score()),
            String.valueOf(entrant.standard().found()),
            String.valueOf(entrant.standard().falseAlarms()),
            number(entrant.seconds()),
            "this run"));
  }

  private static Line line(Leaderboard.Entry entry) {
    return new Line(
        entry.standard(),
        List.of(
            entry.name(),
            number(entry.standard()),
            number(entry.lowFalsePositives()),
            number(entry.lowFalseNegatives()),
            "",
            "",
            "",
            "published"));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
