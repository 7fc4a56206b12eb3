package io.hourglass.cli.command.detect;

import io.hourglass.cli.command.DoubleBuffer;
import io.hourglass.cli.command.Labels;
import io.hourglass.cli.output.Batches;
import io.hourglass.data.Column;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.Detector;
import io.hourglass.detect.DetectorSession;
import io.hourglass.metric.LabeledScores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Scores, labels and kinds of all rows of a source, read in constant memory but for these.
 *
 * @param scored by the detector
 * @param labels of the rows
 * @param kinds of the rows; empty where none were asked for
 */
record LabeledRows(double[] scored, Labels labels, List<String> kinds) {
  /** What an anomaly is called whose kind is missing. */
  private static final String UNKNOWN = "(unknown)";

  /**
   * Of a source.
   *
   * @param column of labels
   * @param kindColumn of kinds of anomalies
   */
  static LabeledRows of(
      Detector detector, TableSource source, String column, Optional<String> kindColumn) {
    DetectorSession session = detector.session();
    Labels labels = new Labels(column);
    DoubleBuffer scores = new DoubleBuffer();
    List<String> kinds = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Batches.forEach(
        source,
        (table, firstRow) -> {
          labels.add(table, firstRow);
          kindColumn.ifPresent(name -> add(kinds, names, table, name));
          scores.add(session.next(table, firstRow, 0).scores());
        });
    return new LabeledRows(scores.toArray(), labels, kinds);
  }

  private static void add(
      List<String> kinds, Map<String, String> names, Table table, String column) {
    Column cells = table.column(column);
    for (int row = 0; row < table.rows(); row++) {
      String kind = cells.isMissing(row) ? UNKNOWN : Labels.text(cells, row);
      kinds.add(names.computeIfAbsent(kind, name -> name)); // one text for each kind, not each row
    }
  }

  /** With the labels that are those of anomalies. */
  LabeledScores scores(Set<String> positive) {
    LabeledScores labelled = LabeledScores.of(scored, labels.rowsOf(positive));
    return kinds.isEmpty() ? labelled : labelled.withKinds(kinds);
  }
}
