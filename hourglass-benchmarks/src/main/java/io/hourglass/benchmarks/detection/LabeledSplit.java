package io.hourglass.benchmarks.detection;

import io.hourglass.benchmarks.detection.DetectorUnderTest.FittedDetector;
import io.hourglass.codec.Codec;
import io.hourglass.metric.LabeledScores;
import java.util.List;

/**
 * Rows to fit on and rows to score.
 *
 * @param training rows
 * @param test rows, with the same columns; the same sample as {@code training} where the rows that
 *     are learned from are scored
 * @param anomalous which test rows are anomalies
 * @param kinds of each test row's anomaly; empty where they are not known
 * @param normalWeight how many rows a normal test row stands for
 */
public record LabeledSplit(
    Sample training, Sample test, boolean[] anomalous, List<String> kinds, double normalWeight) {
  /** A split whose anomalies are of no known kind. */
  LabeledSplit(Sample training, Sample test, boolean[] anomalous) {
    this(training, test, anomalous, List.of(), 1);
  }

  /** How many of the test rows are anomalies. */
  int anomalies() {
    return RowSelection.where(anomalous.length, row -> anomalous[row]).length;
  }

  /** The same rows with the features that a codec makes of them. */
  LabeledSplit encodedBy(Codec codec) {
    Sample learned = new Sample(training.table(), codec.encode(training.table()));
    Sample scored = new Sample(test.table(), codec.encode(test.table()));
    return new LabeledSplit(learned, scored, anomalous, kinds, normalWeight);
  }

  /** Scores of the test rows by a detector that was fitted to the training rows. */
  @SuppressWarnings("ReferenceEquality") // the rows learned from, where they are scored too
  double[] scores(FittedDetector fitted) {
    return test == training ? fitted.scoreTraining(training) : fitted.score(test);
  }

  /** Scores of the test rows with their labels. */
  LabeledScores labeled(double[] scores) {
    LabeledScores labeled = LabeledScores.of(scores, anomalous).withNormalWeight(normalWeight);
    return kinds.isEmpty() ? labeled : labeled.withClasses(kinds);
  }
}
