package io.hourglass.detect.stream;

import io.hourglass.data.Reading;
import io.hourglass.data.Schema;
import io.hourglass.detect.Detector;
import io.hourglass.detect.DetectorSession;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.score.RowScore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores rows in one session of a detector of any kind, without drift monitoring: a detector of a
 * series adapts by itself.
 */
final class SessionLineScorer implements LineScorer {
  private final Detector detector;
  private final StreamSettings settings;
  private final DetectorSession session;

  SessionLineScorer(Detector detector, StreamSettings settings) {
    this.detector = detector;
    this.settings = settings;
    this.session = detector.session();
  }

  @Override
  public Schema schema() {
    return detector.schema();
  }

  @Override
  public Reading reading() {
    return detector.reading();
  }

  @Override
  public boolean isTime(String column) {
    return detector instanceof SeriesDetector series && series.layout().time().equals(column);
  }

  @Override
  public RowScore score(Map<String, @Nullable Object> values) {
    RowScore score = session.next(values);
    return score.isAnomaly() || settings.reasonsForAll()
        ? score.withReasons(session.reasons(settings.reasons()))
        : score;
  }
}
