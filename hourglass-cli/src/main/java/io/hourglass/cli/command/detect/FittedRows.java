package io.hourglass.cli.command.detect;

import io.hourglass.codec.OneHot;
import io.hourglass.codec.Rows;
import io.hourglass.data.Schema;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.threshold.NormalScores;
import io.hourglass.detect.threshold.Rule;
import io.hourglass.detect.threshold.Threshold;
import io.hourglass.evaluate.Labels;
import io.hourglass.metric.LabeledScores;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A detector that judges rows one by one.
 *
 * @param detector of rows
 */
public record FittedRows(RowDetector detector) implements FittedDetector {
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
    return detector.mostReasons(wanted);
  }

  @Override
  public Pass pass() {
    return this::score;
  }

  private Scored score(Table table, long firstRow, int reasons) {
    Rows encoded = detector.codec().encode(table, firstRow);
    return new Scored(
        detector.score(encoded),
        reasons == 0
            ? List.of()
            : IntStream.range(0, encoded.rows())
                .parallel()
                .mapToObj(
                    row -> asGiven(detector.explain(encoded, row, reasons).reasons(), table, row))
                .toList());
  }

  /** With the cell of the table where the detector only knows that it has not seen the name. */
  private static List<Reason> asGiven(List<Reason> reasons, Table table, int row) {
    return reasons.stream()
        .map(reason ->
            reason.got().equals(OneHot.OTHER)
                ? reason.withGot(Labels.text(table.column(reason.column()), row))
                : reason)
        .toList();
  }

  @Override
  public FittedDetector calibrated(Table table, Optional<boolean[]> anomaly, Rule rule) {
    if (anomaly.isEmpty()) {
      return new FittedRows(detector.calibrated(table, rule, LabeledScores.none()));
    }
    boolean[] strange = anomaly.get();
    int[] normal = IntStream.range(0, table.rows()).filter(row -> !strange[row]).toArray();
    LabeledScores labelled = LabeledScores.of(detector.score(table).scores(), strange);
    return new FittedRows(detector.calibrated(table.select(normal), rule, labelled));
  }

  @Override
  public void save(Path target) {
    detector.save(target);
  }
}
