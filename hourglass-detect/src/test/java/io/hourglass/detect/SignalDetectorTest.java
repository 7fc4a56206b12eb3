package io.hourglass.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Codec;
import io.hourglass.codec.CodecFit;
import io.hourglass.codec.Scaling;
import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.Column;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TableSource;
import io.hourglass.design.Design;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.series.SignalModel;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.detect.testing.SeriesData;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.detect.threshold.Maximum;
import io.hourglass.json.Json;
import io.hourglass.layer.Activation;
import io.hourglass.metric.LabeledScores;
import io.hourglass.store.ModelFileException;
import io.hourglass.testing.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With an autoencoder that was never trained. */
class SignalDetectorTest {
  private static final int WIDTH = 12;
  private static final Table BEATS = beats(120, 1);
  private static final SignalDetector DETECTOR = untrained();

  @TempDir Path folder = Path.of("");

  private static Table beats(int rows, long seed) {
    Random random = new Random(seed);
    List<Column> columns = new ArrayList<>();
    for (int place = 0; place < WIDTH; place++) {
      double[] values = new double[rows];
      for (int row = 0; row < rows; row++) {
        values[row] = 5 * Math.exp(-(place - 4) * (place - 4)) + 0.1 * random.nextGaussian();
      }
      columns.add(new NumericColumn("t" + place, values));
    }
    return new Table("beats.csv", columns);
  }

  private static SignalDetector untrained() {
    Codec codec = CodecFit.defaults().fit(TableSource.of(BEATS)).codec();
    Design design = Design.dense(List.of(8, 3), Activation.TANH, Activation.LINEAR);
    Autoencoder autoencoder =
        Autoencoder.of(
            Models.untrained(design, BEATS, 1, CodecFit.defaults().withScaling(Scaling.NONE)));
    float[] center = new float[WIDTH];
    Table learned = BEATS.slice(0, 80);
    double[] values = SignalDetector.numbers(learned, codec.schema().names(), 0);
    float[] codes = autoencoder.network().encode(SignalModel.scaled(values, center, 1));
    return SignalDetector.of(
        codec,
        new SignalModel(center, 1, autoencoder, codes),
        BEATS.slice(80, 120),
        SignalDetector.usualRule(40));
  }

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
      assertThat(alone.score()).isEqualTo(all.scores()[row]);
      assertThat(alone.pValue()).isEqualTo(all.pValues()[row]);
      assertThat(alone.isAnomaly()).isEqualTo(all.anomaly()[row]);
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
    assertThat(anomaly.reasons().get(0).got()).isEqualTo("40.0000");
    assertThat(DETECTOR.score(row, 100).reasons()).hasSize(WIDTH);
  }

  @Test
  void isCalibratedAnewWithoutTraining() {
    double[] scores = DETECTOR.score(BEATS).scores();

    SignalDetector calibrated = DETECTOR.calibrated(scores, new Maximum(), LabeledScores.none());

    assertThat(calibrated.threshold().value()).isEqualTo(Arrays.stream(scores).max().orElseThrow());
    assertThat(DETECTOR.with(new Conformal(0.1)).threshold().rule()).isEqualTo(new Conformal(0.1));
    assertThat(SignalDetector.usualRule(1_000)).isEqualTo(new Conformal(0.02));
    assertThat(SignalDetector.usualRule(9)).isEqualTo(new Conformal(0.1));
  }

  @Test
  void refusesWhatIsNoSignal() {
    Table names =
        BEATS
            .without(List.of("t3"))
            .with(CategoricalColumn.of("t3", Collections.nCopies(BEATS.rows(), "x")));

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> DETECTOR.score(names))
        .withMessage(
            "beats.csv, column \"t3\": expected numbers, got categorical; leave the column out with"
                + " --drop");
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
        .withMessage(file + ": not a detector of signals; make one with detect fit --signal");
    DETECTOR.save(file);
    DetectorFile good = DetectorFile.load(file);
    String json = good.detector().toString();
    for (String bad :
        List.of(
            json.replace("\"size\":1.0", "\"size\":0.0"),
            json.replace("\"t3\",", ""),
            json.replaceFirst("\"spread\":\\[[^,]*,", "\"spread\":["),
            json.replaceFirst("\"spread\":\\[[^,]*,", "\"spread\":[-1,"))) {
      assertThat(bad).isNotEqualTo(json);
      DetectorFile changed =
          new DetectorFile(
              good.codec(), Json.tree(bad, "detector.json"), good.arrays(), good.models());
      assertThatExceptionOfType(ModelFileException.class)
          .isThrownBy(() -> SignalDetector.of(changed, "bad.hg"))
          .withMessageStartingWith("bad.hg: not a detector that can be used: ");
    }
  }
}
