package io.hourglass.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.series.SeriesTracker;
import io.hourglass.detect.testing.SeriesData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that Javadoc shows. */
class SnippetsTest {
  @Test
  void series(@TempDir Path folder) {
    Path file = folder.resolve("series.hg");
    SeriesData.untrained(SeriesData.waves(200, 1), 1).save(file);
    // @start region=series
    SeriesDetector detector = SeriesDetector.load(file);
    SeriesTracker tracker = detector.follow();
    RowScore anomaly =
        tracker.next(Map.of("at", Instant.parse("2026-11-23T06:15:00Z"), "a", 48.1, "b", 2.9));
    List<Reason> reasons = anomaly.isAnomaly() ? tracker.reasons(2) : List.of();
    // @end region=series
    assertThat(anomaly.isAnomaly()).isFalse();
    assertThat(reasons).isEmpty();
  }
}
