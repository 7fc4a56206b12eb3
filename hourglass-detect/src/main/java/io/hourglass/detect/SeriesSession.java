package io.hourglass.detect;

import io.hourglass.data.Reading;
import io.hourglass.data.RecordColumns;
import io.hourglass.data.RowNumbers;
import io.hourglass.data.Table;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.series.SeriesDetectorState;
import io.hourglass.detect.series.SeriesLayout;
import io.hourglass.detect.series.SeriesRows;
import io.hourglass.detect.series.SeriesTimes;
import io.hourglass.detect.series.SeriesTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Scores the rows of one series, one after the other. */
final class SeriesSession implements DetectorSession {
  private final Reading reading;
  private final SeriesTracker tracker;
  private final SeriesTimes times;
  private final SeriesDetectorState state;
  private RowNumbers skipped = RowNumbers.NONE;

  /**
   * A session before its first row.
   *
   * @param times reads them; where it is lenient, rows whose time cannot be used are excluded
   */
  SeriesSession(
      Reading reading, SeriesTracker tracker, SeriesTimes times, SeriesDetectorState state) {
    this.reading = reading;
    this.tracker = tracker;
    this.times = times;
    this.state = state;
  }

  @Override
  public RowScore next(Map<String, ?> row) {
    Map<String, @Nullable Object> values = reading.values(row);
    RecordColumns.check(row, values, reading.schema().names());
    return tracker.next(values);
  }

  @Override
  public List<Reason> reasons(int limit) {
    return tracker.reasons(limit);
  }

  @Override
  public RowNumbers skipped() {
    return skipped;
  }

  @Override
  public Detections next(Table table, long firstRow, int reasons) {
    SeriesRows rows = rows(table, firstRow);
    List<Integer> taken = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    List<List<Reason>> why = new ArrayList<>();
    for (int row = 0; row < rows.rows(); row++) {
      if (times.lenient() && !tracker.takes(rows, row)) {
        skipped = skipped.with(firstRow + row + 1);
        continue;
      }
      taken.add(row);
      scores.add(tracker.next(rows, row).score());
      if (reasons > 0) {
        why.add(tracker.reasons(reasons));
      }
    }
    double[] values = scores.stream().mapToDouble(Double::doubleValue).toArray();
    Detections found = state.calibration().detections(values, why);
    return values.length == rows.rows() ? found : found.at(taken, rows.rows());
  }

  private SeriesRows rows(Table table, long firstRow) {
    SeriesLayout layout = state.layout();
    Table read = reading.of(times.read(table, firstRow), firstRow);
    return SeriesRows.of(read, layout.time(), layout.channels(), firstRow);
  }
}
