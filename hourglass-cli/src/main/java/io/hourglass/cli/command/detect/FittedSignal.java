package io.hourglass.cli.command.detect;

import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.SignalDetector;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A detector that judges rows as windows of a signal.
 *
 * @param detector of signals
 */
record FittedSignal(SignalDetector detector) implements FittedDetector {
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
    return Math.min(wanted, detector.schema().fields().size());
  }

  @Override
  public Pass pass() {
    return (table, firstRow, reasons) ->
        new Scored(
            detector.score(table, firstRow),
            reasons == 0 ? List.of() : reasons(table, firstRow, reasons));
  }

  private List<List<Reason>> reasons(Table table, long firstRow, int most) {
    double[] numbers = SignalDetector.numbers(table, schema().names(), firstRow);
    int width = schema().fields().size();
    return IntStream.range(0, table.rows())
        .parallel()
        .mapToObj(row -> Arrays.copyOfRange(numbers, row * width, (row + 1) * width))
        .map(row -> detector.reasons(row, most))
        .toList();
  }

  @Override
  public FittedDetector calibrated(Table table, Optional<boolean[]> anomaly, Rule rule) {
    double[] scores = detector.score(table).scores();
    return new FittedSignal(
        detector.calibrated(
            FittedSeries.normal(scores, anomaly), rule, FittedSeries.labelled(scores, anomaly)));
  }

  @Override
  public void save(Path target) {
    detector.save(target);
  }
}
