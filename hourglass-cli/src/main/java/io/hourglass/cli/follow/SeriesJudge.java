package io.hourglass.cli.follow;

import io.hourglass.data.Schema;
import io.hourglass.task.detector.Anomaly;
import io.hourglass.task.series.SeriesDetector;
import io.hourglass.task.series.Tracker;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges each row by those before it. It learns on by itself, and needs no watch for drift. */
final class SeriesJudge implements Judge {
  private final SeriesDetector detector;
  private final FollowSettings settings;
  private final Tracker tracker;

  /** By a detector of series, from the first row on. */
  SeriesJudge(SeriesDetector detector, FollowSettings settings) {
    this.detector = detector;
    this.settings = settings;
    this.tracker = detector.follow();
  }

  @Override
  public Schema schema() {
    return detector.schema();
  }

  @Override
  public Anomaly judge(Map<String, @Nullable Object> values) {
    Anomaly anomaly = tracker.next(values);
    return anomaly.isAnomaly() || settings.everyReason()
        ? new Anomaly(
            anomaly.score(),
            anomaly.pValue(),
            anomaly.isAnomaly(),
            tracker.reasons(settings.reasons()))
        : anomaly;
  }

  @Override
  public void keep(Map<String, @Nullable Object> values, Anomaly anomaly) {}
}
