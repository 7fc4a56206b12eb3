package io.hourglass.benchmarks.scale;

import io.hourglass.benchmarks.process.Line;
import io.hourglass.benchmarks.process.Outcome;
import java.util.List;

/**
 * A training run from a file.
 *
 * @param rows of the file that were trained on
 * @param epochs that were trained
 * @param heapMegabytes that the process was given
 * @param preparationSeconds until the first step: reading all rows once to fit the codec, and more
 * @param epochSeconds of an epoch; of several the median, the first left out
 * @param rowsPerSecond of that epoch
 * @param loss at its end, nats per row
 * @param peakMegabytes the most memory the process ever had, natives included
 */
record Pass(
    long rows,
    int epochs,
    int heapMegabytes,
    double preparationSeconds,
    double epochSeconds,
    double rowsPerSecond,
    double loss,
    double peakMegabytes) {

  /**
   * From what the process printed.
   *
   * @throws IllegalStateException if it did not end well
   */
  static Pass of(Outcome outcome, long rows, int heapMegabytes) {
    if (!outcome.isGood()) {
      throw new IllegalStateException(
          "training on %,d rows failed: %s".formatted(rows, outcome.failure()));
    }
    List<Line> lines = outcome.lines();
    List<Double> seconds = all(lines, "seconds");
    List<Double> counted = seconds.size() > 1 ? seconds.subList(1, seconds.size()) : seconds;
    double epoch = counted.stream().sorted().toList().get(counted.size() / 2);
    return new Pass(
        rows,
        seconds.size(),
        heapMegabytes,
        last(lines, "preparation"),
        epoch,
        rows / epoch,
        last(lines, "loss"),
        last(lines, "rss_mb"));
  }

  private static double last(List<Line> lines, String key) {
    List<Double> values = all(lines, key);
    return values.isEmpty() ? Double.NaN : values.get(values.size() - 1);
  }

  private static List<Double> all(List<Line> lines, String key) {
    return lines.stream().flatMap(line -> line.number(key).stream()).toList();
  }
}
