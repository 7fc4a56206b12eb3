package io.hourglass.benchmarks.speed;

import io.hourglass.benchmarks.process.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Figures from what a program printed. */
final class Reading {
  /** What comes before the name of a way to do the work, at the end of a line. */
  private static final String WAY = "way: ";

  private Reading() {}

  /** One or more of a program's ways to do the work; none where it printed nothing known. */
  static List<Figure> of(Work work, Entrant entrant, List<Line> lines) {
    return switch (work) {
      case W1, W2, W2_DENSE, W3 -> epochs(work, entrant, lines).stream().toList();
      case W4 -> row(entrant, lines);
      case ROWS -> rows(entrant, lines);
    };
  }

  /** The median of all epochs but the first. */
  private static Optional<Figure> epochs(Work work, Entrant entrant, List<Line> lines) {
    List<Double> seconds = new ArrayList<>();
    Double loss = null;
    for (Line line : lines) {
      if (line.has(work.token()) && line.number("epoch").isPresent()) {
        line.number("seconds").ifPresent(seconds::add);
        loss = line.number("loss").orElse(loss);
      }
      // one system knows its epochs by subtraction alone, so that its start is left out already
      line.number("seconds_per_epoch").ifPresent(value -> seconds.addAll(List.of(value, value)));
    }
    if (seconds.size() < 2) {
      return Optional.empty();
    }
    double median = median(seconds.subList(1, seconds.size()));
    return Optional.of(
        new Figure(
            work,
            entrant.system(),
            entrant.setting(),
            entrant.threads(),
            median,
            List.of(median),
            null,
            loss,
            memory(lines)));
  }

  private static List<Figure> row(Entrant entrant, List<Line> lines) {
    List<Figure> figures = new ArrayList<>();
    for (Line line : lines) {
      Optional<Double> median = line.number("median_us");
      if (line.has("W4") && median.isPresent()) {
        String way = line.value("variant").or(() -> line.after("W4")).orElse("");
        Double error = line.number("check").or(() -> line.number("meanmse")).orElse(null);
        Double slow = line.number("p99_us").orElse(null);
        figures.add(
            new Figure(
                Work.W4,
                entrant.system(),
                setting(entrant, way),
                entrant.threads(),
                median.get(),
                List.of(median.get()),
                slow,
                error,
                null));
      }
    }
    return figures;
  }

  private static List<Figure> rows(Entrant entrant, List<Line> lines) {
    List<Figure> figures = new ArrayList<>();
    for (Line line : lines) {
      Optional<Double> rate =
          line.number("rows_per_s").or(() -> line.number("us_per_row").map(micros -> 1e6 / micros));
      Double error = line.number("check").orElse(null);
      rate.ifPresent(value ->
          figures.add(
              new Figure(
                  Work.ROWS,
                  entrant.system(),
                  setting(entrant, way(line)),
                  entrant.threads(),
                  value,
                  List.of(value),
                  null,
                  error,
                  null)));
    }
    return figures;
  }

  private static String way(Line line) {
    int at = line.text().indexOf(WAY);
    return at < 0 ? "" : line.text().substring(at + WAY.length()).strip();
  }

  private static String setting(Entrant entrant, String way) {
    return entrant.setting().isEmpty() ? way : entrant.setting();
  }

  private static @Nullable Double memory(List<Line> lines) {
    return lines.stream()
        .flatMap(line -> line.number("rss_mb").or(() -> line.number("rss_MB")).stream())
        .reduce((first, last) -> last)
        .orElse(null);
  }

  /** The middle one; of an even number the mean of the two. */
  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
