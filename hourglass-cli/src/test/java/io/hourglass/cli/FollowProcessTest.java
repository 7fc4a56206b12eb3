package io.hourglass.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.testing.Detectors;
import io.hourglass.detect.threshold.Quantile;
import io.hourglass.json.Json;
import io.hourglass.testing.Models;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to {@code detect follow}, to a real one: nothing is lost, nothing twice. */
@Tag("slow")
class FollowProcessTest {
  private static final String USUAL = "{\"amount\":500,\"age\":50,\"country\":\"DE\"}\n";

  @TempDir Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void writeDetector() {
    file = folder.resolve("d.hg");
    detector(1).save(file);
  }

  private static RowDetector detector(long seed) {
    return Detectors.untrained(Models.mixed(300, seed), seed);
  }

  private static List<JsonNode> parsed(List<String> lines) {
    return lines.stream().map(line -> Json.tree(line, "output")).toList();
  }

  private static void assertEveryRowOnce(List<String> answers, int rows) {
    assertThat(parsed(answers).stream().map(row -> row.path("row").asLong()))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, rows).mapToObj(Long::valueOf).toList());
    assertThat(parsed(answers)).allMatch(row -> row.has("score") != row.has("error"));
  }

  @Test
  void everyLineIsAnsweredOnceWhateverItHolds() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("\uFEFF".getBytes(UTF_8)); // a byte order mark
    bytes.write(USUAL.getBytes(UTF_8));
    bytes.write("\n   \r\n".getBytes(UTF_8)); // blank: no rows
    bytes.write(USUAL.replace("\n", "\r\n").getBytes(UTF_8));
    bytes.write("{\"amount\":500,\"age\"\n".getBytes(UTF_8)); // cut off
    bytes.write("{\"amount\":\"lots\"}\n".getBytes(UTF_8));
    bytes.write("{\"amount\":NaN,\"age\":50}\n".getBytes(UTF_8)); // missing, as Python writes it
    bytes.write("{\"amount\":\"NaN\",\"age\":50}\n".getBytes(UTF_8)); // missing
    bytes.write(("{\"note\":\"" + "x".repeat(3 << 19) + "\",\"age\":50}\n").getBytes(UTF_8));
    bytes.write("{\"age\":50,\"country\":\"D\u00e9\"}\n".getBytes(ISO_8859_1)); // no UTF-8
    bytes.write("{\"age\":50,\"country\":\"D\0E\"}\n".getBytes(UTF_8)); // no JSON
    bytes.write("\0\0\0\n".getBytes(UTF_8));
    bytes.write(("[".repeat(100_000) + "\n").getBytes(UTF_8));
    bytes.write("{\"amount\":1,\"amount\":2}\n".getBytes(UTF_8)); // which of them?
    bytes.write("null\n".getBytes(UTF_8));
    bytes.write("{}\n".getBytes(UTF_8));
    bytes.write(USUAL.strip().getBytes(UTF_8)); // without a line feed

    try (Running running = Running.of("64m", "detect", "follow", file)) {
      running.send(bytes.toByteArray());
      assertThat(running.end()).isZero();

      List<String> answers = running.answers();
      assertEveryRowOnce(answers, 15);
      assertThat(IntStream.range(0, 15).filter(i -> parsed(answers).get(i).has("score")))
          .containsExactly(0, 1, 4, 5, 7, 14);
      assertThat(running.log())
          .anyMatch(line -> line.startsWith("15 rows, 9 malformed, "))
          .noneMatch(line -> line.contains("\0"));
    }
  }

  @Test
  void everyLineOfCsvIsAnsweredOnce() throws Exception {
    String lines =
        "\uFEFFid,amount,age,country\r\n"
            + "1,500,50,DE\r\n"
            + "\r\n"
            + "2,500\r\n"
            + "3,500,50,DE,9\r\n"
            + "4,much,50,DE\r\n"
            + "5,NaN,,\"D,E\"\r\n"
            + "6,500,50,\"DE\r\n"
            + "country,amount\r\n" // columns vanish
            + "DE,500\r\n"
            + "7,500,50,DE";

    try (Running running = Running.of("64m", "detect", "follow", file, "--keep", "id")) {
      running.send(lines);
      assertThat(running.end()).isZero();

      List<String> answers = running.answers();
      assertEveryRowOnce(answers, 8);
      assertThat(IntStream.range(0, 8).filter(i -> parsed(answers).get(i).has("score")))
          .containsExactly(0, 4, 6);
      assertThat(running.log())
          .anyMatch(line -> line.startsWith("8 rows, 5 malformed, "))
          .anyMatch(line ->
              line.equals(
                  "hourglass: row 7: there is no column \"age\"; its value is missing here and"
                      + " in all rows without it"));
    }
  }

  @Test
  @Timeout(90)
  void aDetectorThatIsWrittenOverTheFileTakesOver() throws Exception {
    try (Running running = Running.of("64m", "detect", "follow", file)) {
      List<Double> scores = new ArrayList<>();
      running.send(USUAL);
      scores.add(score(running.answer()));

      write(detector(2));
      String note = sendUntil(running, scores, line -> line.contains("has changed"));
      assertThat(note).startsWith(file + " has changed, threshold ").endsWith(" on");
      int changed = Integer.parseInt(note.replaceAll(".*; in use from row (\\d+) on", "$1")) - 1;
      double before = scores.get(0);
      double after = scores.get(changed);
      assertThat(after).isNotEqualTo(before);
      assertThat(scores.subList(0, changed)).containsOnly(before);
      assertThat(scores.subList(changed, scores.size())).containsOnly(after);

      Files.writeString(file, "no detector");
      makeOld();
      assertThat(sendUntil(running, scores, line -> line.contains("d.hg")))
          .isEqualTo(
              "hourglass: "
                  + file
                  + ": not a Hourglass model file (those are zips, named .hg, as train writes them);"
                  + " keeping the current detector");
      Files.delete(file);
      assertThat(sendUntil(running, scores, line -> line.contains("d.hg")))
          .isEqualTo("hourglass: " + file + ": no longer exists; keeping the current detector");
      assertThat(scores.subList(changed, scores.size())).containsOnly(after);

      write(detector(1));
      sendUntil(running, scores, line -> line.contains("has changed"));
      assertThat(scores).last().isEqualTo(before);
      assertThat(running.end()).isZero();
      assertThat(running.log())
          .anyMatch(line -> line.startsWith("%,d rows, 0 malformed, ".formatted(scores.size())));
    }
  }

  private static double score(String answer) {
    return Json.tree(answer, "answer").path("score").asDouble();
  }

  /** Writes a file that is old enough to be complete. */
  private void write(RowDetector detector) throws IOException {
    Path other = folder.resolve("other.hg");
    detector.save(other);
    Files.setLastModifiedTime(other, FileTime.from(Instant.now().minus(Duration.ofSeconds(10))));
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void makeOld() throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofSeconds(10))));
  }

  /** Sends rows until a line is logged: the file is looked at ten times a second. */
  private static String sendUntil(Running running, List<Double> scores, Predicate<String> wanted)
      throws Exception {
    Optional<String> logged = Optional.empty();
    while (logged.isEmpty()) {
      running.send(USUAL);
      scores.add(score(running.answer()));
      logged = running.loggedSoFar(wanted);
    }
    return logged.get();
  }

  @Test
  void ctrlCSumsUpWhatWasAnswered() throws Exception {
    assumeTrue(Running.canBeInterrupted(), "Ctrl-C does nothing here: run tests in the foreground");
    try (Running running = Running.of("64m", "detect", "follow", file)) {
      for (int row = 1; row <= 3; row++) {
        running.send(USUAL);
        assertThat(running.answer()).startsWith("{\"row\":" + row + ",");
      }
      running.interrupt();

      assertThat(running.code()).isEqualTo(130);
      assertThat(running.answers()).isEmpty();
      assertThat(running.log()).anyMatch(line -> line.startsWith("3 rows, 0 malformed, "));
    }
  }

  @Test
  @Timeout(90)
  void endsWithASummaryWhenNobodyReadsTheAnswers() throws Exception {
    try (Running running = Running.readByHead("64m", "detect", "follow", file)) {
      running.send(USUAL);
      running.answer();
      // head ends after that line; until it has, rows still fit into the pipe
      Optional<String> summary = Optional.empty();
      while (summary.isEmpty()) {
        sendUnlessEnded(running);
        summary = running.loggedSoFar(line -> line.contains(" rows, 0 malformed, "));
      }

      assertThat(running.logged(line -> line.startsWith("hourglass: ")))
          .isEqualTo(
              "hourglass: standard output: cannot be written: its reader is gone, or the disk is full");
      assertThat(running.logged(line -> line.startsWith("exit code "))).isEqualTo("exit code 1");
    }
  }

  private static void sendUnlessEnded(Running running) {
    try {
      running.send(USUAL);
    } catch (IOException e) {
      return; // it has ended: its last lines are on their way
    }
  }

  @Test
  void whatIsKilledWhileItUpdatesGoesOnAfterwards() throws Exception {
    byte[] before = Files.readAllBytes(file);
    try (Running running =
        Running.of("512m", "detect", "follow", file, "--update", "--update-every", "100")) {
      running.send(lines(150));
      running.logged(line -> line.startsWith("update 1: fitting a detector to "));
      running.kill();
      assertThat(running.code()).isNotZero();
    }

    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(folder.toFile().list()).containsExactly("d.hg");
    try (Running running = Running.of("64m", "detect", "follow", file)) {
      running.send(USUAL);
      assertThat(running.end()).isZero();
      assertEveryRowOnce(running.answers(), 1);
    }
  }

  @Test
  void aFullDiskFailsTheUpdateAndNothingElse() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.toString()),
        "no right to mount a small disk");
    try {
      Path own = disk.resolve("d.hg");
      detector(1).with(new Quantile(0.9)).save(own);
      byte[] before = Files.readAllBytes(own);
      fill(disk.resolve("filler"));
      try (Running running =
          Running.of("1g", "detect", "follow", own, "--update", "--update-every", "100")) {
        running.send(lines(120));
        assertThat(running.end()).isZero();

        assertThat(running.log())
            .contains(
                "update 1 failed: "
                    + own
                    + ": cannot be written: No space left on device; nothing was left behind;"
                    + " keeping the current detector");
        assertEveryRowOnce(running.answers(), 120);
      }
      assertThat(Files.readAllBytes(own)).isEqualTo(before);
      assertThat(disk.toFile().list()).containsExactlyInAnyOrder("d.hg", "filler");
    } finally {
      run("umount", disk.toString());
    }
  }

  private static String lines(int rows) {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      lines.append(
          "{\"amount\":%d,\"age\":%d,\"country\":\"%s\",\"at\":\"2020-10-01T%02d:00:00Z\"}\n"
              .formatted(
                  400 + row * 37 % 200, 20 + row % 50, row % 3 == 0 ? "NL" : "DE", row % 24));
    }
    return lines.toString();
  }

  private static void fill(Path filler) throws IOException {
    try (var out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(new byte[4096]);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }
}
