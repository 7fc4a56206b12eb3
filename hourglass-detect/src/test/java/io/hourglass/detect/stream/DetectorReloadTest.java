package io.hourglass.detect.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.testing.Detectors;
import io.hourglass.testing.Models;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorReloadTest {
  private static final Duration CHECK = Duration.ofMillis(150);
  private static final Table TABLE = Models.mixed(300, 1);

  private final ManualClock clock = new ManualClock();

  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void writeDetector() {
    file = folder.resolve("d.hg");
    StreamScorerTest.DETECTOR.save(file);
  }

  /** Writes a file that is old enough to be complete. */
  private void write(RowDetector detector) throws IOException {
    detector.save(file);
    Files.setLastModifiedTime(file, FileTime.from(clock.instant().minus(Duration.ofSeconds(10))));
  }

  @Test
  @SuppressWarnings("try") // the end of the lines is what is waited for
  void aDetectorOfOtherColumnsTakesOverInTheMiddleOfACsvStream() throws Exception {
    RecordingSink sink = new RecordingSink();
    StreamScorer scorer = StreamScorer.watching(file, StreamScorerTest.SETTINGS, sink, clock);
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out)) {
      Thread thread = new Thread(() -> scorer.run(in));
      thread.start();
      send(out, "amount,age,country\n500,50,DE\n");
      assertThat(sink.rows.poll(20, TimeUnit.SECONDS)).startsWith("{\"row\":1,");
      RowDetector other = Detectors.untrained(TABLE.without(List.of("age", "at")), 2);
      write(other);
      clock.advance(CHECK);

      send(out, "500,51,DE\ncountry,amount\nDE,500\n");
      out.close();
      thread.join();

      double score = other.score(Map.of("amount", 500, "country", "DE"), 0).score();
      assertThat(sink.json()).allMatch(row -> row.path("score").asDouble() == score).hasSize(2);
      assertThat(sink.notes)
          .containsExactly(
              "%s has changed, threshold %.4f; in use from row 2 on"
                  .formatted(file, other.threshold().value()));
    }
  }

  private static void send(PipedOutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Test
  void isTakenOnceAndNotBeforeItHasSettled() throws Exception {
    RecordingSink sink = new RecordingSink();
    DetectorReload reload = new DetectorReload(file, sink::warn, clock);
    Detectors.untrained(TABLE, 2).save(file);
    Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    clock.advance(CHECK);
    assertThat(reload.poll()).isEmpty(); // it may still be being copied

    write(Detectors.untrained(TABLE, 2));
    clock.advance(CHECK);
    assertThat(reload.poll()).isPresent();
    clock.advance(CHECK);
    assertThat(reload.poll()).isEmpty();
    assertThat(sink.warnings).isEmpty();
  }

  @Test
  void isLookedForAtIntervalsByAClockThatMayBeSetBack() throws Exception {
    DetectorReload reload = new DetectorReload(file, sentence -> {}, clock);
    write(Detectors.untrained(TABLE, 2));
    clock.advance(Duration.ofMillis(99));
    assertThat(reload.poll()).isEmpty();
    clock.advance(Duration.ofSeconds(-1));
    assertThat(reload.poll()).isPresent();
  }

  @Test
  void whatWasAcceptedIsNotTaken() throws Exception {
    DetectorReload reload = new DetectorReload(file, sentence -> {}, clock);
    write(Detectors.untrained(TABLE, 2));
    reload.accept();
    clock.advance(CHECK);

    assertThat(reload.poll()).isEmpty();
  }

  @Test
  void aBrokenFileIsReportedOnce() throws Exception {
    RecordingSink sink = new RecordingSink();
    DetectorReload reload = new DetectorReload(file, sink::warn, clock);
    Files.writeString(file, "broken");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    for (int check = 0; check < 3; check++) {
      clock.advance(CHECK);
      assertThat(reload.poll()).isEmpty();
    }

    assertThat(sink.warnings)
        .containsExactly(
            file
                + ": not a Hourglass model file (those are zips, named .hg, as train writes them);"
                + " keeping the current detector");
  }

  @Test
  void aDetectorOfImagesIsRefused() throws Exception {
    RecordingSink sink = new RecordingSink();
    StreamScorer scorer = StreamScorer.watching(file, StreamScorerTest.SETTINGS, sink, clock);
    write(Detectors.untrained(Models.everyKind(60, 1), 1));
    clock.advance(CHECK);

    scorer.run(StreamScorerTest.in(StreamScorerTest.USUAL));

    assertThat(sink.json()).hasSize(1).allMatch(row -> row.has("score"));
    assertThat(sink.warnings)
        .contains(
            file
                + ": a stream holds numbers, categories and times, but column \"picture\" of the"
                + " detector is of images; keeping the current detector");
  }
}
