package io.hourglass.benchmarks.anomalies;

import io.hourglass.benchmarks.process.Machine;
import io.hourglass.data.DataException;
import java.nio.file.Path;
import java.util.List;

/**
 * All figures of a run; AUROC and average precision in percent.
 *
 * @param mode semi-supervised or unsupervised
 * @param seeds trials of each set, seeds 1, 2, ...
 * @param mostRows drawn from a set
 * @param machine it ran on
 * @param sets those that could be judged
 * @param means over all of these and, if fewer, over those with published figures
 * @param failures files that could not be judged
 * @param seconds altogether
 */
record AnomaliesReport(
    String mode,
    int seeds,
    int mostRows,
    Machine machine,
    List<SetResult> sets,
    List<Means> means,
    List<Failure> failures,
    double seconds) {
  AnomaliesReport {
    sets = List.copyOf(sets);
    means = List.copyOf(means);
    failures = List.copyOf(failures);
  }

  /**
   * A file that could not be judged.
   *
   * @param file its name
   * @param reason a sentence
   */
  record Failure(String file, String reason) {
    static Failure of(Path file, DataException complaint) {
      return new Failure(
          String.valueOf(file.getFileName()), String.valueOf(complaint.getMessage()));
    }
  }
}
