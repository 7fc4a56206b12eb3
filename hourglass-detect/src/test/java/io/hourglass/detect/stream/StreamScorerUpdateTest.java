package io.hourglass.detect.stream;

import static io.hourglass.detect.stream.StreamScorerTest.DETECTOR;
import static io.hourglass.detect.stream.StreamScorerTest.SETTINGS;
import static io.hourglass.detect.stream.StreamScorerTest.USUAL;
import static io.hourglass.detect.stream.StreamScorerTest.in;
import static io.hourglass.detect.stream.StreamScorerTest.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.threshold.Quantile;
import io.hourglass.testing.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamScorerUpdateTest {
  @TempDir Path folder = Path.of("");

  private RecordingSink update(Refit refit, String text) {
    RecordingSink sink = new RecordingSink();
    UpdateSettings settings = new UpdateSettings(folder.resolve("d.hg"), 100, 150);
    StreamScorer.updating(DETECTOR, SETTINGS, sink, settings, refit).run(in(text));
    return sink;
  }

  @Test
  void anUpdateIsWrittenAndSwappedIn() {
    List<Table> given = new ArrayList<>();

    RecordingSink sink =
        update(
            (rows, current, seed) -> {
              given.add(rows);
              return current.with(new Quantile(0.5));
            },
            lines(Models.mixed(120, 2), 0));

    assertThat(given).hasSize(1);
    assertThat(RowDetector.load(folder.resolve("d.hg")).threshold().rule())
        .isEqualTo(new Quantile(0.5));
    assertThat(sink.notes.get(0)).startsWith("update 1: fitting a detector to ");
    assertThat(sink.notes.get(1))
        .startsWith("update 1: " + folder.resolve("d.hg") + " replaced, threshold ")
        .endsWith("; in use from the next row on");
    assertThat(sink.rows).hasSize(120);
  }

  @Test
  void anUpdateLearnsFromAsManyFlaggedRowsAsAreExpected() {
    List<Table> given = new ArrayList<>();
    // 80 usual rows and 20 that are flagged: with 5 % expected, 4 of these are taken back
    String text = USUAL.repeat(80) + "{\"amount\":1e7,\"country\":\"XX\"}\n".repeat(20);

    update(
        (rows, current, seed) -> {
          given.add(rows);
          return current;
        },
        text);

    assertThat(given).hasSize(1);
    assertThat(given.get(0).rows()).isEqualTo(84);
    assertThat(given.get(0).schema()).isEqualTo(DETECTOR.schema());
  }

  @Test
  void anUpdateDoesNotForgetAColumnThatHasVanished() {
    List<Table> given = new ArrayList<>();

    RecordingSink sink =
        update(
            (rows, current, seed) -> {
              given.add(rows);
              return current;
            },
            "{\"amount\":500,\"country\":\"DE\"}\n".repeat(120));

    assertThat(given).isEmpty();
    assertThat(sink.notes)
        .contains(
            "update 1 skipped: no row has a value in [age, at]; keeping the current detector");
    assertThat(sink.rows).hasSize(120);
  }

  @Test
  void aFailedUpdateLeavesAllAsItIs() throws IOException {
    DETECTOR.save(folder.resolve("d.hg"));
    byte[] before = Files.readAllBytes(folder.resolve("d.hg"));

    RecordingSink sink =
        update(
            (rows, current, seed) -> {
              throw new DataException("too few rows");
            },
            USUAL.repeat(120));

    assertThat(sink.notes.get(1))
        .isEqualTo("update 1 failed: too few rows; keeping the current detector");
    assertThat(Files.readAllBytes(folder.resolve("d.hg"))).isEqualTo(before);
    assertThat(folder.toFile().list()).containsExactly("d.hg");
    assertThat(sink.rows).hasSize(120);
  }
}
