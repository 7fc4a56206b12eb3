package io.hourglass.cli.command.detect;

import io.hourglass.cli.output.DataDescription;
import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.FitResult;
import io.hourglass.detect.score.Detections;
import io.hourglass.report.detect.FitReport;
import io.hourglass.report.detect.FitReport.HighScoringRow;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is to be said of a detector that was fitted.
 *
 * @param fitted the detector
 * @param fitting how it was to be fitted
 * @param table that it was fitted to
 * @param places of its rows in the data
 */
record FitSummary(FitResult fitted, DetectorSettings fitting, Table table, int[] places) {
  private static final int MOST = 10;
  private static final int REASONS = 3;

  /**
   * For people and machines.
   *
   * @param model name of its file
   * @param losses of the trainings, by epoch
   * @param seconds that it took
   */
  FitReport report(String model, List<List<Double>> losses, double seconds) {
    return new FitReport(
        model,
        table.name(),
        table.rows(),
        fitted.learned(),
        fitted.contamination(),
        fitting.contamination().isEmpty(),
        DataDescription.of(table).columns().stream()
            .map(cells ->
                new FitReport.Column(cells.name(), cells.type(), cells.missing(), cells.values()))
            .toList(),
        fitted.detector().threshold(),
        fitted.detector().normal(),
        losses,
        highestScoring(),
        seconds);
  }

  private List<HighScoringRow> highestScoring() {
    RowDetector detector = fitted.detector();
    Rows encoded = detector.codec().encode(table);
    Detections all = detector.score(encoded);
    return IntStream.range(0, all.rows())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> all.score(row)).reversed())
        .limit(MOST)
        .map(row ->
            new HighScoringRow(
                places[row] + 1L,
                all.score(row),
                all.pValue(row),
                all.isAnomaly(row),
                detector.explain(encoded, row, REASONS).reasons()))
        .toList();
  }
}
