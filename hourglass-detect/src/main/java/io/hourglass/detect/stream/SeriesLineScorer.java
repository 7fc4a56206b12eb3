package io.hourglass.detect.stream;

import io.hourglass.data.Schema;
import io.hourglass.detect.DetectorSession;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.score.RowScore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges each row by those before it. It learns on by itself, and needs no watch for drift. */
final class SeriesLineScorer implements LineScorer {
  private final SeriesDetector detector;
  private final StreamSettings settings;
  private final DetectorSession session;

  /** By a detector of series, from the first row on. */
  SeriesLineScorer(SeriesDetector detector, StreamSettings settings) {
    this.detector = detector;
    this.settings = settings;
    this.session = detector.session();
  }

  @Override
  public Schema schema() {
    return detector.schema();
  }

  @Override
  public RowScore judge(Map<String, @Nullable Object> values) {
    RowScore anomaly = session.next(values);
    return anomaly.isAnomaly() || settings.everyReason()
        ? new RowScore(
            anomaly.score(),
            anomaly.pValue(),
            anomaly.isAnomaly(),
            session.reasons(settings.reasons()))
        : anomaly;
  }

  @Override
  public void keep(Map<String, @Nullable Object> values, RowScore anomaly) {}
}
