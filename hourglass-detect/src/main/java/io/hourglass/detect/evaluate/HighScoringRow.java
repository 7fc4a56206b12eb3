package io.hourglass.detect.evaluate;

import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.rows.Cells;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A row that may be an error in the data, or an anomaly in the training set.
 *
 * @param row number of the row in the data, from 1
 * @param score anomaly score
 * @param pValue chance that a normal row scores as high
 * @param anomaly whether the score is above the threshold
 * @param reasons columns behind the score, by decreasing share
 */
public record HighScoringRow(
    long row, double score, double pValue, boolean anomaly, List<Reason> reasons) {
  private static final int MAX_ROWS = 10;
  private static final int MAX_REASONS = 3;

  public HighScoringRow {
    reasons = List.copyOf(reasons);
  }

  /**
   * The ten rows of a table with the highest scores, from the highest on.
   *
   * @param numbers of the table's rows in the data, from 0
   */
  public static List<HighScoringRow> find(RowDetector detector, Table table, long[] numbers) {
    Rows encoded = detector.codec().encode(table);
    Detections scores = detector.score(encoded);
    return IntStream.range(0, scores.rows())
        .boxed()
        .sorted(Comparator.comparingDouble((Integer row) -> scores.score(row)).reversed())
        .limit(MAX_ROWS)
        .map(row ->
            of(
                scores,
                row,
                numbers[row],
                detector.explain(encoded.slice(row, row + 1), Cells.of(table, row), MAX_REASONS)))
        .toList();
  }

  private static HighScoringRow of(Detections scores, int row, long number, RowScore explained) {
    return new HighScoringRow(
        number + 1,
        scores.score(row),
        scores.pValue(row),
        scores.isAnomaly(row),
        explained.reasons());
  }
}
