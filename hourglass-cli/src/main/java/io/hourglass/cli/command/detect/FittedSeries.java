package io.hourglass.cli.command.detect;

import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.series.SeriesTracker;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.metric.LabeledScores;
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
    SeriesTracker tracker = detector.follow();
    return (table, firstRow, reasons) -> {
      List<RowScore> rows =
          SeriesDetector.follow(tracker, detector.points(table, firstRow), reasons);
      return new Scored(detector.anomalies(rows), rows.stream().map(RowScore::reasons).toList());
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
  static LabeledScores labelled(double[] scores, Optional<boolean[]> anomaly) {
    return anomaly.map(rows -> LabeledScores.of(scores, rows)).orElseGet(LabeledScores::none);
  }

  @Override
  public void save(Path target) {
    detector.save(target);
  }
}
