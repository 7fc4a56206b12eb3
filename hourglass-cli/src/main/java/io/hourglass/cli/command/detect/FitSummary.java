package io.hourglass.cli.command.detect;

import io.hourglass.data.Table;
import io.hourglass.detect.evaluate.HighScoringRow;
import io.hourglass.detect.fit.DetectorSettings;
import io.hourglass.detect.fit.FitResult;
import io.hourglass.report.TableDescription;
import io.hourglass.report.detect.FitReport;
import java.util.List;

/**
 * A fit and the data of its report.
 *
 * @param fitted the detector
 * @param fitting settings of the fit
 * @param table that the detector was fitted to
 * @param numbers of the table's rows in the data, from 0
 */
record FitSummary(FitResult fitted, DetectorSettings fitting, Table table, long[] numbers) {
  /**
   * The report.
   *
   * @param model name of the detector's file
   * @param losses of each autoencoder by epoch
   * @param seconds of the fit
   */
  FitReport report(String model, List<List<Double>> losses, double seconds) {
    return new FitReport(
        model,
        table.name(),
        table.rows(),
        fitted.trainingRows(),
        fitted.contamination(),
        fitting.contamination().isEmpty(),
        TableDescription.of(table).columns(),
        fitted.detector().threshold(),
        fitted.detector().normal(),
        losses,
        HighScoringRow.find(fitted.detector(), table, numbers),
        seconds);
  }
}
