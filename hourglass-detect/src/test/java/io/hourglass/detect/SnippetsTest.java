package io.hourglass.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.testing.Detectors;
import io.hourglass.detect.testing.SeriesData;
import io.hourglass.testing.Models;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that Javadoc shows. */
class SnippetsTest {
  @Test
  void detector(@TempDir Path folder) {
    Path file = folder.resolve("payments.hg");
    Detectors.untrained(Models.mixed(200, 1), 1).save(file);
    // @start region=detector
    Detector detector = Detector.load(file);
    RowScore score = detector.score(Map.of("amount", 91_200.0, "country", "NL"), 2);
    String why = score.reasons().get(0).column(); // amount
    String expected = score.reasons().get(0).expected(); // 498.7
    // @end region=detector
    assertThat(score.isAnomaly()).isTrue();
    assertThat(why).isEqualTo("amount");
    assertThat(Double.parseDouble(expected)).isBetween(300.0, 700.0);
  }

  @Test
  void series(@TempDir Path folder) {
    Path file = folder.resolve("series.hg");
    SeriesData.untrained(SeriesData.waves(200, 1), 1).save(file);
    // @start region=series
    SeriesDetector detector = SeriesDetector.load(file);
    DetectorSession session = detector.session();
    RowScore score =
        session.next(Map.of("at", Instant.parse("2026-11-23T06:15:00Z"), "a", 48.1, "b", 2.9));
    List<Reason> reasons = score.isAnomaly() ? session.reasons(2) : List.of();
    // @end region=series
    assertThat(score.isAnomaly()).isFalse();
    assertThat(reasons).isEmpty();
  }
}
