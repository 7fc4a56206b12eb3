package io.hourglass.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hourglass.data.Table;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.testing.Detectors;
import io.hourglass.detect.testing.SeriesData;
import io.hourglass.detect.testing.SignalData;
import io.hourglass.detect.threshold.BestF1;
import io.hourglass.detect.threshold.Quantile;
import io.hourglass.store.ModelFileException;
import io.hourglass.testing.Models;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for detectors of every kind. */
class DetectorTest {
  private static final Table ROWS = Models.mixed(120, 1);

  /**
   * A detector, and rows that it can score.
   *
   * @param detector of some kind
   * @param table of 120 rows
   */
  record Example(Detector detector, Table table) {}

  static List<Example> examples() {
    Table waves = SeriesData.waves(120, 1);
    Table beats = SignalData.beats(120, 1);
    return List.of(
        new Example(Detectors.untrained(ROWS, 1), ROWS),
        new Example(SeriesData.untrained(waves, 1), waves),
        new Example(SignalData.untrained(beats, 1), beats));
  }

  @Test
  void everyKindHasAnExample() {
    assertThat(examples().stream().<Class<?>>map(example -> example.detector().getClass()))
        .containsExactlyInAnyOrder(Detector.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void comesBackFromItsFileItsBytesAndAStream(Example example) throws IOException {
    Path file = Files.createTempFile("detector", ".hg");
    example.detector().save(file);
    byte[] bytes = example.detector().bytes();

    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    for (Detector loaded :
        List.of(
            Detector.load(file),
            Detector.of(bytes),
            Detector.load(new ByteArrayInputStream(bytes)))) {
      assertThat(loaded).hasSameClassAs(example.detector());
      assertThat(loaded.bytes()).isEqualTo(bytes);
      assertThat(loaded.score(example.table()).scores())
          .isEqualTo(example.detector().score(example.table()).scores());
    }
    Files.delete(file);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void scoresTheSameInPartsWithAndWithoutReasons(Example example) {
    Detections whole = example.detector().score(example.table());
    DetectorSession session = example.detector().session();
    int limit = example.detector().maxReasons(100);

    for (int from = 0; from < 120; from += 40) {
      Detections part = session.next(example.table().slice(from, from + 40), from, limit);
      for (int row = 0; row < 40; row++) {
        assertThat(part.score(row)).isEqualTo(whole.score(from + row));
        assertThat(part.reasons(row))
            .hasSizeLessThanOrEqualTo(limit)
            .allMatch(reason -> reason.contribution() > 0)
            .isSortedAccordingTo((a, b) -> Double.compare(b.contribution(), a.contribution()));
        assertThat(part.reasons(row).stream().mapToDouble(Reason::share).sum())
            .isLessThanOrEqualTo(1 + 1e-9);
        assertThat(part.row(row).expected()).hasSameSizeAs(part.reasons(row));
      }
    }
    assertThat(whole.reasons(0)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void recalibratesWithLabelsAndWithout(Example example) {
    boolean[] anomalies = new boolean[120];
    double[] scores = example.detector().score(example.table()).scores();
    double median = IntStream.range(0, 120).mapToDouble(row -> scores[row]).sorted().toArray()[60];
    IntStream.range(0, 120).forEach(row -> anomalies[row] = scores[row] > median);

    Detector labeled = example.detector().calibrated(example.table(), anomalies, new BestF1());
    Detector normal = example.detector().calibrated(example.table(), new Quantile(0.5));

    assertThat(labeled.score(example.table()).anomalies()).isEqualTo(anomalies);
    assertThat(labeled.normal().rows()).isLessThan(120);
    assertThat(normal.normal().rows()).isEqualTo(120);
    assertThat(normal.score(example.table()).scores()).isEqualTo(scores);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void givesNoReasonsBeforeTheFirstRow(Example example) {
    DetectorSession session = example.detector().session();

    assertThatIllegalStateException()
        .isThrownBy(() -> session.reasons(1))
        .withMessage("there is no row to give reasons for");
  }

  @Test
  void arraysThatAreGivenOutAreCopies() {
    Detections scored = Detectors.untrained(ROWS, 1).score(ROWS);
    double first = scored.score(0);

    scored.scores()[0] = 7;
    scored.anomalies()[0] = !scored.isAnomaly(0);

    assertThat(scored.score(0)).isEqualTo(first).isEqualTo(scored.scores()[0]);
    assertThat(scored.anomalies()[0]).isEqualTo(scored.isAnomaly(0));
  }

  /** A payment as a service has it. */
  private record Payment(double amount, Optional<Integer> age, String country, Instant at) {}

  @Test
  void scoresARecordOfJavaAsItsMap() {
    Detector detector = Detectors.untrained(ROWS, 1);
    Instant at = Instant.parse("2026-11-23T06:15:00Z");

    RowScore score = detector.score(new Payment(912.4, Optional.empty(), "XX", at), 4);

    assertThat(score)
        .isEqualTo(detector.score(Map.of("amount", 912.4, "country", "XX", "at", at), 4));
    assertThat(score.reasons().stream().map(Reason::actual)).contains("XX");
    assertThat(detector.score(new Payment(912.4, Optional.of(30), "NL", at)).reasons()).isEmpty();
  }

  @Test
  void saysWhyAStreamIsNoDetector(@TempDir Path folder) {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] bytes, int from, int count) throws IOException {
            return read();
          }
        };

    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> Detector.load(broken))
        .withMessage("stream: cannot be read: connection reset");
    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> Detector.of(new byte[] {1}))
        .withMessage(
            "detector: not a Hourglass model file (those are zips, named .hg, as train writes"
                + " them)");
  }
}
