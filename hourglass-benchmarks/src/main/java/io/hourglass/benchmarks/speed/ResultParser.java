package io.hourglass.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Results from what a program printed. */
final class ResultParser {
  /** The prefix of a way's name at the end of a line. */
  private static final String WAY = "way: ";

  private ResultParser() {}

  /** One or more of a program's ways to do the work; none where it printed nothing known. */
  static List<SpeedResult> parse(Work work, SystemRun run, List<Line> lines) {
    return switch (work) {
      case W1, W2, W2_DENSE, W3 -> epochs(work, run, lines).stream().toList();
      case W4 -> lines.stream().flatMap(line -> row(run, line).stream()).toList();
      case ROWS -> lines.stream().flatMap(line -> rows(run, line).stream()).toList();
    };
  }

  /** The median of all epochs but the first. */
  private static Optional<SpeedResult> epochs(Work work, SystemRun run, List<Line> lines) {
    List<Double> seconds = new ArrayList<>();
    Double loss = null;
    for (Line line : lines) {
      if (line.has(work.token()) && line.number("epoch").isPresent()) {
        line.number("seconds").ifPresent(seconds::add);
        loss = line.number("loss").orElse(loss);
      }
      // one system knows its epochs by subtraction alone, so that its start is excluded already
      line.number("seconds_per_epoch").ifPresent(value -> seconds.addAll(List.of(value, value)));
    }
    if (seconds.size() < 2) {
      return Optional.empty();
    }
    List<Double> median = List.of(Timing.median(seconds.subList(1, seconds.size())));
    return Optional.of(new SpeedResult(work, run, median, null, loss, memory(lines)));
  }

  private static Optional<SpeedResult> row(SystemRun run, Line line) {
    if (!line.has("W4")) {
      return Optional.empty();
    }
    SystemRun way = run.by(line.value("variant").or(() -> line.after("W4")).orElse(""));
    Double error = line.number("check").or(() -> line.number("meanmse")).orElse(null);
    Double p99 = line.number("p99_us").orElse(null);
    return line.number("median_us")
        .map(median -> new SpeedResult(Work.W4, way, List.of(median), p99, error, null));
  }

  private static Optional<SpeedResult> rows(SystemRun run, Line line) {
    int at = line.text().indexOf(WAY);
    SystemRun way = run.by(at < 0 ? "" : line.text().substring(at + WAY.length()).strip());
    Double error = line.number("check").orElse(null);
    return line.number("rows_per_s")
        .or(() -> line.number("us_per_row").map(micros -> 1e6 / micros))
        .map(rate -> new SpeedResult(Work.ROWS, way, List.of(rate), null, error, null));
  }

  private static @Nullable Double memory(List<Line> lines) {
    return lines.stream()
        .flatMap(line -> line.number("rss_mb").or(() -> line.number("rss_MB")).stream())
        .reduce((first, last) -> last)
        .orElse(null);
  }
}
