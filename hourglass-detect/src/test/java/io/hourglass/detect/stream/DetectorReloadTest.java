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
  private static final Table TABLE = Models.mixed(300, 1);
  private static final long A_LOOK = 150;

  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void writeDetector() {
    file = folder.resolve("d.hg");
    StreamScorerTest.DETECTOR.save(file);
  }

  /** As if it had been written a while ago. */
  private void write(RowDetector detector) throws IOException {
    detector.save(file);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofSeconds(10))));
  }

  @Test
  @SuppressWarnings("try") // the end of the lines is what is waited for
  void aDetectorOfOtherColumnsTakesOverInTheMiddleOfACsvStream() throws Exception {
    RecordingSink heard = new RecordingSink();
    StreamScorer follower = StreamScorer.watching(file, StreamScorerTest.SETTINGS, heard);
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out)) {
      Thread thread = new Thread(() -> follower.run(in));
      thread.start();
      send(out, "amount,age,country\n500,50,DE\n");
      assertThat(heard.rows.poll(20, TimeUnit.SECONDS)).startsWith("{\"row\":1,");
      RowDetector other = Detectors.untrained(TABLE.without(List.of("age", "at")), 2);
      write(other);
      Thread.sleep(A_LOOK);

      send(out, "500,51,DE\ncountry,amount\nDE,500\n");
      out.close();
      thread.join();

      double score = other.score(Map.of("amount", 500, "country", "DE"), 0).score();
      assertThat(heard.json()).allMatch(row -> row.path("score").asDouble() == score).hasSize(2);
      assertThat(heard.notes)
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
    RecordingSink heard = new RecordingSink();
    DetectorReload replacement = new DetectorReload(file, heard::warn);
    Detectors.untrained(TABLE, 2).save(file);
    Thread.sleep(A_LOOK);
    assertThat(replacement.taken()).isEmpty(); // someone may still be copying it

    write(Detectors.untrained(TABLE, 2));
    Thread.sleep(A_LOOK);
    assertThat(replacement.taken()).isPresent();
    Thread.sleep(A_LOOK);
    assertThat(replacement.taken()).isEmpty();
    assertThat(heard.warnings).isEmpty();
  }

  @Test
  void whatWasAcceptedIsNotTaken() throws Exception {
    DetectorReload replacement = new DetectorReload(file, sentence -> {});
    write(Detectors.untrained(TABLE, 2));
    replacement.accept();
    Thread.sleep(A_LOOK);

    assertThat(replacement.taken()).isEmpty();
  }

  @Test
  void aBrokenFileIsReportedOnce() throws Exception {
    RecordingSink heard = new RecordingSink();
    DetectorReload replacement = new DetectorReload(file, heard::warn);
    Files.writeString(file, "broken");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    for (int look = 0; look < 3; look++) {
      Thread.sleep(A_LOOK);
      assertThat(replacement.taken()).isEmpty();
    }

    assertThat(heard.warnings)
        .containsExactly(
            file
                + ": not a Hourglass model file (those are zips, named .hg, as train writes them);"
                + " the detector in use stays");
  }

  @Test
  void aDetectorOfPicturesIsRefused() throws Exception {
    RecordingSink heard = new RecordingSink();
    StreamScorer follower = StreamScorer.watching(file, StreamScorerTest.SETTINGS, heard);
    write(Detectors.untrained(Models.everyKind(60, 1), 1));
    Thread.sleep(A_LOOK);

    follower.run(StreamScorerTest.in(StreamScorerTest.USUAL));

    assertThat(heard.json()).hasSize(1).allMatch(row -> row.has("score"));
    assertThat(heard.warnings)
        .contains(
            file
                + ": lines must hold numbers, names and times, but the detector takes pictures in"
                + " column \"picture\"; score them with detect score; the detector in use stays");
  }
}
