package io.hourglass.benchmarks.vae;

import io.hourglass.benchmarks.process.Columns;
import io.hourglass.train.run.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The last epoch of the Keras example's recipe, beside what Keras prints: means over an epoch while
 * it is being learned, in nats a picture.
 *
 * @param epochs of every training
 * @param pictures learned from
 * @param runs one a seed
 * @param verdict whether the best run is as good as Keras's; a seed can lose one of the two numbers
 *     of the code
 */
record KerasVaeResult(int epochs, int pictures, List<Run> runs, String verdict) {
  /** What the example's page shows after 30 epochs (Chollet 2020). */
  private static final Run KERAS = new Run("Keras", 146.95, 140.15, 6.80, List.of(), Double.NaN);

  private static final double MOST_TOTAL = 147.5;
  private static final double LEAST_KL = 6;
  private static final double MOST_KL = 7.5;

  /**
   * One training.
   *
   * @param name as printed
   * @param total loss
   * @param reconstruction its part for the picture
   * @param kl its part for the code
   * @param klPerLatent of each number of the code; empty where it is not known
   * @param seconds of training; NaN where they are not known
   */
  record Run(
      String name,
      double total,
      double reconstruction,
      double kl,
      List<Double> klPerLatent,
      double seconds) {
    static Run of(long seed, Epoch last, double seconds) {
      return new Run(
          "Hourglass, seed " + seed,
          last.loss(),
          last.terms().getOrDefault("reconstruction", Double.NaN),
          last.terms().getOrDefault("kl", Double.NaN),
          last.klPerLatent(),
          seconds);
    }

    private boolean isAsGood() {
      return total <= MOST_TOTAL && kl >= LEAST_KL && kl <= MOST_KL;
    }
  }

  static KerasVaeResult of(int epochs, int pictures, List<Run> runs) {
    boolean good = runs.stream().anyMatch(Run::isAsGood);
    return new KerasVaeResult(epochs, pictures, List.copyOf(runs), good ? "pass" : "miss");
  }

  /** As people read it. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("", "total", "reconstruction", "kl", "kl of each number", "seconds"));
    List<Run> all = new ArrayList<>(runs);
    all.add(KERAS);
    for (Run run : all) {
      lines.add(
          List.of(
              run.name(),
              number(run.total()),
              number(run.reconstruction()),
              number(run.kl()),
              String.join(" ", run.klPerLatent().stream().map(KerasVaeResult::number).toList()),
              Double.isNaN(run.seconds())
                  ? ""
                  : String.format(Locale.ROOT, "%.0f", run.seconds())));
    }
    return String.format(Locale.ROOT, "%,d pictures, %d epochs; nats a picture%n", pictures, epochs)
        + Columns.of(lines)
        + verdict
        + "\n";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
