package io.hourglass.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.hourglass.detect.GoldenDetectors.Golden;
import io.hourglass.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Detectors of every release load and score as they did, to the bit. */
class GoldenDetectorsTest {
  static List<Path> released() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "models"))) {
      return files.filter(file -> file.toString().endsWith(".hg")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceAll("^.*-|\\.hg$", "");
  }

  @ParameterizedTest
  @MethodSource("released")
  void loadsAndScoresAsItDid(Path file) throws IOException {
    Path scores = GoldenDetectors.scores(file);
    Golden golden = Json.read(Files.readString(scores), Golden.class, scores.toString());

    Golden now = Golden.of(Detector.load(file), GoldenDetectors.table(name(file)));

    assertThat(now.scores()).isEqualTo(golden.scores());
    assertThat(now.pValues()).isEqualTo(golden.pValues());
    assertThat(now.anomalies()).isEqualTo(golden.anomalies());
    assertThat(now.reasons()).isEqualTo(golden.reasons());
  }

  @Test
  void everyKindIsThereAndImagesToo() throws IOException {
    assertThat(released().stream().map(GoldenDetectorsTest::name))
        .contains("rows", "images", "series", "signals");
    assertThat(released().stream().<Class<?>>map(file -> Detector.load(file).getClass()))
        .contains(Detector.class.getPermittedSubclasses());
  }
}
