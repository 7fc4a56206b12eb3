package io.hourglass.benchmarks.speed;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
    List<Double> seconds = lines.stream().flatMap(line -> epochSeconds(work, line)).toList();
    if (seconds.size() < 2) {
      return Optional.empty();
    }
    List<Double> median = List.of(Timing.median(seconds.subList(1, seconds.size())));
    Stream<Line> epochs = lines.stream().filter(line -> isEpoch(work, line));
    Double loss = last(epochs.map(line -> line.number("loss")));
    Double memory = last(lines.stream().map(ResultParser::memory));
    return Optional.of(new SpeedResult(work, run, median, null, loss, memory));
  }

  private static Optional<Double> memory(Line line) {
    return line.number("rss_mb").or(() -> line.number("rss_MB"));
  }

  private static boolean isEpoch(Work work, Line line) {
    return line.has(work.token()) && line.number("epoch").isPresent();
  }

  private static Stream<Double> epochSeconds(Work work, Line line) {
    // one system knows its epochs by subtraction alone, so that its start is excluded already
    Optional<Double> each = line.number("seconds_per_epoch");
    return each.isPresent()
        ? Stream.of(each.get(), each.get())
        : line.number("seconds").filter(one -> isEpoch(work, line)).stream();
  }

  private static @Nullable Double last(Stream<Optional<Double>> figures) {
    return figures.flatMap(Optional::stream).reduce((first, last) -> last).orElse(null);
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
}
