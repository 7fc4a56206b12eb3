package io.hourglass.cli;

import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.task.anomaly.LabelledScores;
import io.hourglass.task.anomaly.NormalScores;
import io.hourglass.task.anomaly.Rule;
import io.hourglass.task.anomaly.Threshold;
import io.hourglass.task.detector.Anomaly;
import io.hourglass.task.series.SeriesDetector;
import io.hourglass.task.series.Tracker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A detector that judges each row by those before it.
 *
 * @param detector of a series
 */
record FittedSeries(SeriesDetector detector) implements FittedDetector {
  @Override
  public Threshold threshold() {
    return detector.threshold();
  }

  @Override
  public NormalScores normal() {
    return detector.normal();
  }

  @Override
  public Schema schema() {
    return detector.schema();
  }

  @Override
  public int mostReasons(int wanted) {
    return Math.min(wanted, detector.layout().channels().size());
  }

  @Override
  public Pass pass() {
    Tracker tracker = detector.follow();
    return (table, firstRow, reasons) -> {
      List<Anomaly> rows =
          SeriesDetector.follow(tracker, detector.points(table, firstRow), reasons);
      return new Scored(detector.anomalies(rows), rows.stream().map(Anomaly::reasons).toList());
    };
  }

  @Override
  public FittedDetector calibrated(Table table, Optional<boolean[]> anomaly, Rule rule) {
    double[] scores = detector.score(table).scores();
    return new FittedSeries(
        detector.calibrated(normal(scores, anomaly), rule, labelled(scores, anomaly)));
  }

  /** Scores of the rows that are no anomalies. */
  static double[] normal(double[] scores, Optional<boolean[]> anomaly) {
    return IntStream.range(0, scores.length)
        .filter(row -> anomaly.isEmpty() || !anomaly.get()[row])
        .mapToDouble(row -> scores[row])
        .toArray();
  }

  /** Scores with labels, where there are labels. */
  static LabelledScores labelled(double[] scores, Optional<boolean[]> anomaly) {
    return anomaly.map(rows -> LabelledScores.of(scores, rows)).orElseGet(LabelledScores::none);
  }

  @Override
  public void save(Path target) {
    detector.save(target);
  }
}
