package io.hourglass.task.series;

import io.hourglass.data.DataException;
import io.hourglass.task.anomaly.NormalScores;
import io.hourglass.task.anomaly.Threshold;
import io.hourglass.task.detector.Anomaly;
import io.hourglass.task.detector.Reason;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a series row by row, in constant memory: the last rows, and what has been seen before
 * them. It goes on learning: a row that is more than a window old counts as seen, so that what is
 * strange stays strange for a window, and what stays becomes usual.
 *
 * <p>Not thread-safe: one series, one thread. The same rows give the same scores to the bit, however
 * they come.
 */
public final class Tracker {
  private final WindowModel model;
  private final NormalScores normal;
  private final Threshold threshold;
  private final List<Double> spread;
  private final Ranges ranges;
  private final Steps steps;
  private final ArrayDeque<double[]> recent = new ArrayDeque<>();

  Tracker(
      WindowModel model,
      Ranges ranges,
      List<Double> spread,
      NormalScores normal,
      Threshold threshold) {
    this.model = model;
    this.ranges = ranges;
    this.spread = spread;
    this.normal = normal;
    this.threshold = threshold;
    this.steps = new Steps(model.layout(), model.scale());
  }

  /**
   * Takes the next row.
   *
   * @param row plain values by column name: the time as an {@link Instant}, channels as numbers; one
   *     that is not there, or null, is missing
   * @param reasons how many channels to give as reasons, at most
   * @throws DataException if there is no time, it is not later than the last one, or a value is of
   *     the wrong kind; the row is then passed over
   */
  public Anomaly next(Map<String, ? extends @Nullable Object> row, int reasons) {
    SeriesLayout layout = model.layout();
    if (!(row.get(layout.time()) instanceof Instant moment)) {
      throw DataException.inColumn(
          "record", layout.time(), "expected an Instant, got " + row.get(layout.time()));
    }
    double[] values = new double[layout.channels().size()];
    for (int channel = 0; channel < values.length; channel++) {
      String name = layout.channels().get(channel);
      Object value = row.get(name);
      if (value != null && !(value instanceof Number)) {
        throw DataException.inColumn("record", name, "expected a number, got \"" + value + "\"");
      }
      values[channel] = value instanceof Number number ? number.doubleValue() : Double.NaN;
      if (Double.isInfinite(values[channel])) {
        throw DataException.inColumn("record", name, "expected a finite number, got " + value);
      }
    }
    disorder(moment.toEpochMilli())
        .ifPresent(complaint -> {
          throw DataException.inColumn("record", layout.time(), complaint);
        });
    return next(moment.toEpochMilli(), values, reasons);
  }

  /** What is wrong with a time as the next row's, if anything is. */
  Optional<String> disorder(long millis) {
    return steps.isBegun() ? Points.disorder(steps.newest(), millis) : Optional.empty();
  }

  /** Takes a row of points. */
  Anomaly next(Points points, int row, int reasons) {
    long millis = points.millis(row);
    Optional<String> complaint = disorder(millis);
    if (complaint.isPresent()) {
      throw points.bad(row, points.time().name(), complaint.get());
    }
    return next(millis, points.values(row), reasons);
  }

  private Anomaly next(long millis, double[] values, int reasons) {
    if (recent.size() == model.layout().window()) {
      ranges.include(recent.remove());
    }
    steps.push(millis, values);
    double[] signs = model.signs(steps);
    recent.add(signs);
    double score = model.signs().score(signs, ranges);
    List<Reason> why =
        reasons == 0
            ? List.of()
            : new SeriesReasons(model, ranges, spread).of(steps, signs, values, reasons);
    return new Anomaly(score, normal.pValue(score), threshold.isAnomaly(score), why);
  }
}
