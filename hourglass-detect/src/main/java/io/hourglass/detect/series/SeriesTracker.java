package io.hourglass.detect.series;

import io.hourglass.data.CellException;
import io.hourglass.data.DataException;
import io.hourglass.data.PlainValue;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.score.ScoreCalibration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores a series row by row, in constant memory: the last rows, and the ranges of all before them.
 * It goes on learning: a row that is more than a window old widens the ranges.
 *
 * <p>Not thread-safe: one series, one thread. The same rows give the same scores to the bit,
 * however they come.
 */
public final class SeriesTracker {
  /** The name of a single row in messages. */
  private static final String RECORD = "record";

  private final WindowModel model;
  private final ScoreCalibration calibration;
  private final List<Double> errorDeviations;
  private final RunningRanges runningRanges;
  private final LongestRuns longestRuns;
  private final WindowBuffer buffer;
  private final SeriesClock clock;
  private double[] values = {};
  private double[] components = {};

  /**
   * Starts a series.
   *
   * @param zone of times that name none
   */
  public SeriesTracker(
      WindowModel model,
      ZoneId zone,
      Ranges ranges,
      LongestRuns longestRuns,
      List<Double> errorDeviations,
      ScoreCalibration calibration) {
    this.model = model;
    this.longestRuns = longestRuns;
    this.runningRanges = new RunningRanges(model.components(), ranges, model.layout().window());
    this.errorDeviations = errorDeviations;
    this.calibration = calibration;
    this.buffer = new WindowBuffer(model.layout(), model.scale());
    this.clock = new SeriesClock(model.layout().time(), zone);
  }

  /**
   * Takes the next row.
   *
   * @param row plain values by column name: the time and numbers, see {@link PlainValue}; one that
   *     is not there, or null, is missing
   * @return without reasons, which {@link #reasons} gives
   * @throws DataException if there is no time, it is not later than the last one, or a value is of
   *     the wrong kind; the row is then passed over
   */
  public RowScore next(Map<String, ?> row) {
    SeriesLayout layout = model.layout();
    long millis = millis(layout.time(), row.get(layout.time()));
    double[] values = values(row);
    long moment = clock.moment(millis);
    if (!clock.takes(moment)) {
      throw DataException.inColumn(RECORD, layout.time(), clock.complaint(moment));
    }
    return next(moment, values);
  }

  private double[] values(Map<String, ?> row) {
    return model.layout().channels().stream()
        .mapToDouble(channel -> number(channel, row.get(channel)))
        .toArray();
  }

  private static long millis(String column, @Nullable Object value) {
    try {
      return PlainValue.millis(value);
    } catch (CellException e) {
      throw DataException.inColumn(RECORD, column, e.complaint());
    }
  }

  public static double number(String channel, @Nullable Object value) {
    try {
      double number = PlainValue.number(value);
      if (!Double.isInfinite(number)) {
        return number;
      }
    } catch (CellException e) {
      throw DataException.inColumn(RECORD, channel, e.complaint());
    }
    throw DataException.inColumn(
        RECORD, channel, "expected a finite number, got \"" + value + "\"");
  }

  /** Whether the time of a row is later than that of the row before. */
  public boolean takes(SeriesRows series, int row) {
    return clock.takes(clock.moment(series.time().millis(row)));
  }

  /**
   * Takes the next row of a series.
   *
   * @throws DataException if its time is missing or not later than that of the row before
   */
  public RowScore next(SeriesRows series, int row) {
    long moment = clock.moment(series.time().millis(row));
    if (!clock.takes(moment)) {
      throw series.bad(
          row, series.time().name(), clock.complaint(moment) + "; " + clock.wayOut(moment));
    }
    return next(moment, series.values(row));
  }

  private RowScore next(long millis, double[] newest) {
    clock.accept(millis);
    buffer.push(millis, newest);
    values = newest;
    components = model.components(buffer);
    double score = runningRanges.score(components);
    double stuck = longestRuns.beyond(buffer);
    return calibration.rowScore(stuck > 0 ? Math.max(0, score) + stuck : score);
  }

  /**
   * Why the newest row scores as it does.
   *
   * @param most how many channels to give, at most
   * @throws IllegalStateException before the first row
   */
  public List<Reason> reasons(int most) {
    if (!buffer.isBegun()) {
      throw new IllegalStateException("there is no row to give reasons for");
    }
    return most == 0
        ? List.of()
        : new SeriesReasons(model, runningRanges.ranges(), errorDeviations)
            .of(buffer, components, values, most);
  }
}
