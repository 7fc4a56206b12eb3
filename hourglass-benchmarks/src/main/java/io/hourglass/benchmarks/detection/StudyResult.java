package io.hourglass.benchmarks.detection;

import java.util.List;

/**
 * What came of a study.
 *
 * @param name as it is asked for
 * @param title as it is headed
 * @param trainingRows learned from and calibrated on
 * @param testRows judged
 * @param columns of the table
 * @param features that they become
 * @param contamination share of the training rows that ours took for strange
 * @param rules of the reports, in their order
 * @param verdicts ours first, by seed, then the simple detectors
 */
record StudyResult(
    String name,
    String title,
    int trainingRows,
    int testRows,
    int columns,
    int features,
    double contamination,
    List<String> rules,
    List<Verdict> verdicts) {
  StudyResult {
    rules = List.copyOf(rules);
    verdicts = List.copyOf(verdicts);
  }
}
