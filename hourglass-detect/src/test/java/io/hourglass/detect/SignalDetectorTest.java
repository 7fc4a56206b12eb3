package io.hourglass.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.detect.testing.SeriesData;
import io.hourglass.detect.testing.SignalData;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.Maximum;
import io.hourglass.json.Json;
import io.hourglass.store.ModelFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With an autoencoder that was never trained. */
class SignalDetectorTest {
  private static final int WIDTH = SignalData.WIDTH;
  private static final Table BEATS = SignalData.beats(120, 1);
  private static final SignalDetector DETECTOR = SignalData.untrained(BEATS, 1);

  @TempDir Path folder = Path.of("");

  private static Map<String, Object> record(Table table, int row) {
    Map<String, Object> record = new HashMap<>();
    table.columns().forEach(column -> record.put(column.name(), column.value(row)));
    return record;
  }

  @Test
  void scoresTheSameToTheBitAloneAndWhenItWasSavedAndLoaded() throws IOException {
    Path first = folder.resolve("first.hg");
    Path second = folder.resolve("second.hg");
    DETECTOR.save(first);

    SignalDetector loaded = SignalDetector.load(first);
    loaded.save(second);

    Detections all = DETECTOR.score(BEATS);
    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    assertThat(loaded.score(BEATS).scores()).isEqualTo(all.scores());
    for (int row = 0; row < 20; row++) {
      RowScore alone = loaded.score(record(BEATS, row), 2);
      assertThat(alone.score()).isEqualTo(all.score(row));
      assertThat(alone.pValue()).isEqualTo(all.pValue(row));
      assertThat(alone.isAnomaly()).isEqualTo(all.isAnomaly(row));
      assertThat(alone).isEqualTo(DETECTOR.score(record(BEATS, row), 2));
    }
  }

  @Test
  void saysWhereARowIsUnlikeTheNearestNormalOne() {
    Map<String, Object> row = record(BEATS, 100);
    row.put("t9", 40.0);
    row.remove("t0");

    RowScore anomaly = DETECTOR.score(row, 1);

    assertThat(anomaly.isAnomaly()).isTrue();
    assertThat(anomaly.reasons()).hasSize(1);
    assertThat(anomaly.reasons().get(0).column()).isEqualTo("t9");
    assertThat(anomaly.reasons().get(0).actual()).isEqualTo("40.0000");
    assertThat(DETECTOR.score(row, 100).reasons()).hasSize(WIDTH);
  }

  @Test
  void isCalibratedAnewWithoutTraining() {
    double[] scores = DETECTOR.score(BEATS).scores();

    Detector calibrated = DETECTOR.calibrated(BEATS, new Maximum());

    assertThat(calibrated.threshold().value()).isEqualTo(Arrays.stream(scores).max().orElseThrow());
    assertThat(DETECTOR.with(new Conformal(0.1)).threshold().rule()).isEqualTo(new Conformal(0.1));
    assertThat(SignalDetector.defaultRule(1_000)).isEqualTo(new Conformal(0.02));
    assertThat(SignalDetector.defaultRule(9)).isEqualTo(new Conformal(0.1));
  }

  @Test
  void refusesWhatIsNoSignal() {
    Table names =
        BEATS
            .without(List.of("t3"))
            .with(CategoricalColumn.of("t3", Collections.nCopies(BEATS.rows(), "x")));

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> DETECTOR.score(names))
        .withMessage("beats.csv, row 1, column \"t3\": expected a number, got \"x\"");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> DETECTOR.score(BEATS.without(List.of("t3"))))
        .withMessageStartingWith("beats.csv, column \"t3\": no such column; there are [t0, ");
  }

  @Test
  void refusesFilesThatAreNotItsOwnOrDoNotFit() {
    Path file = folder.resolve("s.hg");
    SeriesData.untrained(SeriesData.waves(200, 1), 1).save(file);
    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> SignalDetector.load(file))
        .withMessage(file + ": expected a detector of signals, got one of series");
    DETECTOR.save(file);
    DetectorFile good = DetectorFile.load(file);
    String json = good.state().toString();
    for (String bad :
        List.of(
            json.replace("\"scale\":1.0", "\"scale\":0.0"),
            json.replace("\"t3\",", ""),
            json.replaceFirst("\"errorDeviations\":\\[[^,]*,", "\"errorDeviations\":["),
            json.replaceFirst("\"errorDeviations\":\\[[^,]*,", "\"errorDeviations\":[-1,"))) {
      assertThat(bad).isNotEqualTo(json);
      DetectorFile changed =
          new DetectorFile(
              good.kind(),
              good.codec(),
              Json.tree(bad, "detector.json"),
              good.arrays(),
              good.models());
      assertThatExceptionOfType(ModelFileException.class)
          .isThrownBy(() -> SignalDetector.of(changed, "bad.hg"))
          .withMessageStartingWith("bad.hg: not a detector that can be used: ");
    }
  }
}
