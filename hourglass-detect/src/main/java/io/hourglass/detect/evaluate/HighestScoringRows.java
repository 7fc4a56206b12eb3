package io.hourglass.detect.evaluate;

import io.hourglass.codec.Rows;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.image.HeatMap;
import io.hourglass.detect.score.Detections;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Collects the rows with the highest scores, batch by batch. */
public final class HighestScoringRows {
  private final RowDetector detector;
  private final int most;
  private final PriorityQueue<ScoredRow> highest =
      new PriorityQueue<>(Comparator.comparingDouble(ScoredRow::score));

  /**
   * A row and its features.
   *
   * @param row number of the row in the data, from 1
   * @param score anomaly score
   * @param pValue chance that a normal row scores as high
   * @param encoded features of the row
   */
  public record ScoredRow(long row, double score, double pValue, Rows encoded) {}

  /**
   * An empty collection.
   *
   * @param detector that scores the rows
   * @param most number of rows to keep
   */
  public HighestScoringRows(RowDetector detector, int most) {
    this.detector = detector;
    this.most = most;
  }

  /** Adds the next rows. */
  public void add(Table table, Detections scores, long firstRow) {
    Rows encoded = detector.codec().encode(table, firstRow);
    for (int row = 0; row < encoded.rows(); row++) {
      double score = scores.score(row);
      if (highest.size() < most || score > highest.element().score()) {
        add(new ScoredRow(firstRow + row + 1, score, scores.pValue(row), one(encoded, row)));
      }
    }
  }

  private void add(ScoredRow row) {
    highest.add(row);
    if (highest.size() > most) {
      highest.remove();
    }
  }

  private static Rows one(Rows encoded, int row) {
    int width = encoded.width();
    return new Rows(Arrays.copyOfRange(encoded.values(), row * width, (row + 1) * width), width);
  }

  /** The rows, in no particular order. */
  public List<ScoredRow> rows() {
    return List.copyOf(highest);
  }

  /** Heat maps of the images of a row. */
  public List<HeatMap> heatMaps(ScoredRow row) {
    return detector.heatMaps(row.encoded(), 0);
  }
}
