package io.hourglass.benchmarks.collapse;

import io.hourglass.benchmarks.process.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a provoked collapse and its remedies came to.
 *
 * @param data pictures
 * @param epochs of every training
 * @param runs the collapse first
 * @param verdict whether the collapse was announced and every remedy that the alarm names restored
 *     half of the code
 */
record CollapseResult(String data, int epochs, List<Run> runs, String verdict) {
  /**
   * One training.
   *
   * @param remedy against collapse
   * @param isNamed whether the alarm recommends it
   * @param elbo over the test pictures, in nats
   * @param kl its part that the code costs
   * @param inUse numbers of the code that tell at least 0.01 nats
   * @param active numbers of the code whose mean varies by more than 0.01
   * @param width numbers in the code
   * @param announced whether training said that the code had collapsed
   * @param seconds of training
   */
  record Run(
      String remedy,
      boolean isNamed,
      double elbo,
      double kl,
      int inUse,
      int active,
      int width,
      boolean announced,
      double seconds) {}

  static CollapseResult of(String data, int epochs, List<Run> runs) {
    boolean good =
        runs.get(0).announced()
            && runs.stream().filter(Run::isNamed).allMatch(run -> 2 * run.inUse() >= run.width());
    return new CollapseResult(data, epochs, runs, good ? "pass" : "miss");
  }

  /** As people read it. */
  String text() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(
        List.of(
            "remedy", "named", "elbo", "kl", "in use", "active units", "announced", "seconds"));
    for (Run run : runs) {
      lines.add(
          List.of(
              run.remedy(),
              run.isNamed() ? "yes" : "no",
              number(run.elbo()),
              number(run.kl()),
              run.inUse() + " of " + run.width(),
              String.valueOf(run.active()),
              run.announced() ? "yes" : "no",
              number(run.seconds())));
    }
    return "%s, %d epochs; nats per test picture%n".formatted(data, epochs)
        + Columns.of(lines)
        + verdict
        + "\n";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
