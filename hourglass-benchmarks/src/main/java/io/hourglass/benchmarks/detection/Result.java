package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.process.Machine;
import java.util.List;

/**
 * All figures of a run.
 *
 * @param machine it ran on
 * @param seeds that ours was fitted with
 * @param studies those that were asked for
 * @param falsePositives by set and rate
 * @param contamination found in sets
 * @param seconds altogether
 */
record Result(
    Machine machine,
    int seeds,
    List<StudyResult> studies,
    List<FalseAlarmResult> falsePositives,
    List<Contaminations.Found> contamination,
    double seconds) {
  Result {
    studies = List.copyOf(studies);
    falsePositives = List.copyOf(falsePositives);
    contamination = List.copyOf(contamination);
  }
}
