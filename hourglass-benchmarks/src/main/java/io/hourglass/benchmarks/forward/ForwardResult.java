package io.hourglass.benchmarks.forward;

import io.hourglass.benchmarks.process.Columns;
import io.hourglass.benchmarks.process.Line;
import io.hourglass.benchmarks.process.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Times of forward passes.
 *
 * @param machine they were taken on
 * @param rounds that they are medians of
 * @param runs one for each design and batch
 * @param verdict whether all that something is wanted of is as quick, and all results agree
 */
record ForwardResult(Machine machine, int rounds, List<Run> runs, String verdict) {
  /** How many times TensorFlow's time plain Java may take for a convolutional network. */
  private static final double MOST_RATIO = 3;

  /** The most that rounding accounts for. */
  private static final double MOST_DIFFERENCE = 1e-5;

  /**
   * One design with one batch.
   *
   * @param design as it is named
   * @param batch pictures of a call
   * @param java microseconds a picture
   * @param tensorflow microseconds a picture
   * @param ratio of the two within a round, the median
   * @param difference the greatest between two outputs, as a share of the greatest
   * @param verdict pass or miss; empty where nothing is wanted
   */
  record Run(
      String design,
      int batch,
      double java,
      double tensorflow,
      double ratio,
      double difference,
      String verdict) {
    static Run of(Line line) {
      String design = line.value("design").orElseThrow();
      double ratio = number(line, "ratio");
      double difference = number(line, "difference");
      return new Run(
          design,
          (int) number(line, "batch"),
          number(line, "java"),
          number(line, "tensorflow"),
          ratio,
          difference,
          verdict(design, ratio, difference));
    }

    private static double number(Line line, String key) {
      return line.number(key).orElse(Double.NaN);
    }

    /** Convolutions alone have a bar. */
    private static String verdict(String design, double ratio, double difference) {
      if (!(difference <= MOST_DIFFERENCE)) {
        return "DIFFERS";
      }
      if (!design.startsWith("conv")) {
        return "";
      }
      return ratio <= MOST_RATIO ? "pass" : "miss";
    }

    private List<String> cells() {
      return List.of(
          design,
          String.valueOf(batch),
          String.format(Locale.ROOT, "%.1f", java),
          String.format(Locale.ROOT, "%.1f", tensorflow),
          String.format(Locale.ROOT, "%.2f", ratio),
          String.format(Locale.ROOT, "%.1e", difference),
          verdict);
    }
  }

  static ForwardResult of(Machine machine, int rounds, List<Run> runs) {
    boolean good = runs.stream().allMatch(run -> List.of("pass", "").contains(run.verdict()));
    return new ForwardResult(machine, rounds, List.copyOf(runs), good ? "pass" : "miss");
  }

  /** As people read it. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("design", "batch", "Java", "TensorFlow", "ratio", "difference", ""));
    runs.forEach(run -> lines.add(run.cells()));
    return String.format(
            Locale.ROOT,
            "%s%nmicroseconds a picture of 28 x 28 on one thread, medians of %d rounds; weights are"
                + " not trained%nwanted: at most %.1f times TensorFlow's time where there are"
                + " convolutions%n%n",
            machine,
            rounds,
            MOST_RATIO)
        + Columns.of(lines)
        + verdict
        + "\n";
  }
}
