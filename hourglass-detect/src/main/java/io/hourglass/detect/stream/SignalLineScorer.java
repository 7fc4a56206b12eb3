package io.hourglass.detect.stream;

import io.hourglass.data.Schema;
import io.hourglass.detect.SignalDetector;
import io.hourglass.detect.score.RowScore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores each row as a window of a signal.
 *
 * @param detector of signals
 * @param settings how many reasons are wanted
 */
record SignalLineScorer(SignalDetector detector, StreamSettings settings) implements LineScorer {
  @Override
  public Schema schema() {
    return detector.schema();
  }

  @Override
  public RowScore judge(Map<String, @Nullable Object> values) {
    int most = settings.reasons();
    RowScore anomaly = detector.score(values, settings.everyReason() ? most : 0);
    return anomaly.isAnomaly() && !settings.everyReason() ? detector.score(values, most) : anomaly;
  }

  @Override
  public void keep(Map<String, @Nullable Object> values, RowScore anomaly) {}
}
