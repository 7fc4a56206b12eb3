package io.hourglass.cli.follow;

import io.hourglass.data.Schema;
import io.hourglass.task.detector.Anomaly;
import io.hourglass.task.series.SignalDetector;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges each row as a window of a signal.
 *
 * @param detector of signals
 * @param settings how many reasons are wanted
 */
record SignalJudge(SignalDetector detector, FollowSettings settings) implements Judge {
  @Override
  public Schema schema() {
    return detector.schema();
  }

  @Override
  public Anomaly judge(Map<String, @Nullable Object> values) {
    int most = settings.reasons();
    Anomaly anomaly = detector.score(values, settings.everyReason() ? most : 0);
    return anomaly.isAnomaly() && !settings.everyReason() ? detector.score(values, most) : anomaly;
  }

  @Override
  public void keep(Map<String, @Nullable Object> values, Anomaly anomaly) {}
}
