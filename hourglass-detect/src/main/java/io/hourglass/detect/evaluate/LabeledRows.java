package io.hourglass.detect.evaluate;

import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.detect.Detector;
import io.hourglass.detect.DetectorSession;
import io.hourglass.evaluate.Labels;
import io.hourglass.metric.LabeledScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Scores, labels and classes of all rows of a source. Nothing else of a row is kept in memory. */
public final class LabeledRows {
  /** The class of an anomaly whose class is missing. */
  private static final String UNKNOWN = "(unknown)";

  private final Labels labels;
  private final List<String> classes = new ArrayList<>();
  private final Map<String, String> classNames = new HashMap<>();
  private final List<double[]> scores = new ArrayList<>();

  private LabeledRows(String column) {
    this.labels = new Labels(column);
  }

  /**
   * Scores the rows of a source.
   *
   * @param column of labels
   * @param classColumn of classes of anomalies, if they are to be distinguished
   * @throws DataException if there is no row
   */
  public static LabeledRows of(
      Detector detector, TableSource source, String column, Optional<String> classColumn) {
    DetectorSession session = detector.session();
    LabeledRows rows = new LabeledRows(column);
    long count =
        source.forEachBatch((batch, firstRow) -> rows.add(batch, firstRow, session, classColumn));
    if (count == 0) {
      throw DataException.noRows(source.name());
    }
    return rows;
  }

  private void add(
      Table batch, long firstRow, DetectorSession session, Optional<String> classColumn) {
    labels.add(batch, firstRow);
    classColumn.ifPresent(name -> addClasses(batch.column(name)));
    scores.add(session.next(batch, firstRow, 0).scores());
  }

  private void addClasses(Column cells) {
    for (int row = 0; row < cells.rows(); row++) {
      String name = cells.isMissing(row) ? UNKNOWN : Labels.text(cells, row);
      classes.add(classNames.computeIfAbsent(name, own -> own)); // one string a class, not a row
    }
  }

  /** The labels of all rows. */
  public Labels labels() {
    return labels;
  }

  /**
   * The scores of the labeled rows, with those of these labels as anomalies.
   *
   * @param positive labels of anomalies
   */
  public LabeledScores scores(Set<String> positive) {
    double[] all = scores.stream().flatMapToDouble(Arrays::stream).toArray();
    int[] labeled = labels.labeled();
    double[] some = Arrays.stream(labeled).mapToDouble(row -> all[row]).toArray();
    LabeledScores rows = LabeledScores.of(some, labels.labeledRowsOf(positive));
    return classes.isEmpty()
        ? rows
        : rows.withClasses(Arrays.stream(labeled).mapToObj(classes::get).toList());
  }
}
