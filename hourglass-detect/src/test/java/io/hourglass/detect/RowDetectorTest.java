package io.hourglass.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.hourglass.Autoencoder;
import io.hourglass.codec.Rows;
import io.hourglass.data.Column;
import io.hourglass.data.ColumnType;
import io.hourglass.data.DataException;
import io.hourglass.data.Field;
import io.hourglass.data.ImageColumn;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.design.Design;
import io.hourglass.detect.image.Inpainter;
import io.hourglass.detect.score.Basis;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.testing.Detectors;
import io.hourglass.detect.threshold.Quantile;
import io.hourglass.layer.Activation;
import io.hourglass.store.ModelFileException;
import io.hourglass.testing.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowDetectorTest {
  private static final Table TABLE = Models.mixed(300, 1);
  private static final RowDetector DETECTOR = Detectors.untrained(TABLE, 1);

  @TempDir Path folder = Path.of("");

  @Test
  void scoresTheSameToTheBitWhenItWasSavedAndLoaded() {
    Path file = folder.resolve("d.hg");
    DETECTOR.save(file);

    RowDetector loaded = RowDetector.load(file);

    assertThat(loaded.score(TABLE).scores()).isEqualTo(DETECTOR.score(TABLE).scores());
    assertThat(loaded.threshold()).isEqualTo(DETECTOR.threshold());
    assertThat(loaded.normal()).isEqualTo(DETECTOR.normal());
    Rows encoded = DETECTOR.codec().encode(TABLE);
    assertThat(loaded.explain(encoded, 7, 4)).isEqualTo(DETECTOR.explain(encoded, 7, 4));
  }

  @Test
  void isTheSameFileWhenItWasLoadedAndSaved() throws IOException {
    Path first = folder.resolve("first.hg");
    Path second = folder.resolve("second.hg");
    DETECTOR.save(first);

    RowDetector.load(first).save(second);

    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
  }

  @Test
  void scoresARowAloneAsAmongOthers() {
    Detections all = DETECTOR.score(TABLE);
    Rows encoded = DETECTOR.codec().encode(TABLE);

    for (int row = 0; row < 20; row++) {
      RowScore alone = DETECTOR.explain(encoded, row, 0);
      assertThat(alone.score()).isEqualTo(all.score(row));
      assertThat(alone.pValue()).isEqualTo(all.pValue(row));
      assertThat(alone.isAnomaly()).isEqualTo(all.isAnomaly(row));
      assertThat(alone.reasons()).isEmpty();
    }
  }

  @Test
  void flagsTheShareThatItsRuleAsksFor() {
    boolean[] anomaly = DETECTOR.score(TABLE).anomalies();

    int flagged = 0;
    for (boolean one : anomaly) {
      flagged += one ? 1 : 0;
    }
    assertThat(flagged).isBetween(10, 15); // 5 % of 300
  }

  @Test
  void takesRowsWithEveryCellMissing() {
    float[] missing = new float[DETECTOR.codec().width()];
    Arrays.fill(missing, Float.NaN);

    RowScore empty = DETECTOR.explain(new Rows(missing, missing.length), 0, 4);

    assertThat(empty.score()).isFinite();
    // every column lacks cells in training too
    assertThat(empty.isAnomaly()).isFalse();
    assertThat(empty.reasons()).isEmpty();
  }

  @Test
  void anotherRuleChangesTheThresholdOnly() {
    RowDetector other = DETECTOR.with(new Quantile(0.5));

    assertThat(other.threshold().rule()).isEqualTo(new Quantile(0.5));
    assertThat(other.score(TABLE).scores()).isEqualTo(DETECTOR.score(TABLE).scores());
    assertThat(other.normal()).isEqualTo(DETECTOR.normal());
  }

  @Test
  void isCalibratedAnewOnOtherRows() {
    Detector other = DETECTOR.calibrated(Models.mixed(50, 2), new Quantile(0.9));

    assertThat(other.normal().rows()).isEqualTo(50);
    assertThat(other.score(TABLE).scores()).isEqualTo(DETECTOR.score(TABLE).scores());
  }

  /** Five numbers that move together. */
  private static Table together() {
    Random random = new Random(1);
    double[][] values = new double[5][500];
    for (int row = 0; row < 500; row++) {
      double common = random.nextGaussian();
      for (double[] column : values) {
        column[row] = common + 0.2 * random.nextGaussian();
      }
    }
    List<String> names = List.of("a", "b", "c", "d", "e");
    return new Table(
        "together",
        names.stream()
            .<Column>map(name -> new NumericColumn(name, values[names.indexOf(name)]))
            .toList());
  }

  @Test
  void namesTheCorruptedColumnFirst() {
    Table table = together();
    RowDetector detector = Detectors.untrained(table, 1);

    for (int column = 0; column < 5; column++) {
      Map<String, Double> row = new LinkedHashMap<>();
      table.schema().names().forEach(name -> row.put(name, 0.5));
      String corrupted = table.schema().names().get(column);
      row.put(corrupted, -4.0);

      RowScore anomaly = detector.score(row, 2);

      assertThat(anomaly.isAnomaly()).isTrue();
      Reason first = anomaly.reasons().get(0);
      assertThat(first.column()).isEqualTo(corrupted);
      assertThat(first.actual()).isEqualTo("-4");
      assertThat(Double.parseDouble(first.expected())).isBetween(0.2, 0.8);
      assertThat(Double.parseDouble(first.low())).isLessThan(Double.parseDouble(first.expected()));
      assertThat(first.basis()).isEqualTo(Basis.OTHER_COLUMNS);
      // the others are as they are without it
      assertThat(anomaly.reasons()).hasSize(1);
      assertThat(first.share()).isEqualTo(1);
    }
  }

  @Test
  void refusesWhatPaintsOtherPictures() {
    ColumnType.Image type = new ColumnType.Image(2, 2, 1);
    Table pictures = new Table("p", List.of(new ImageColumn("image", type, new byte[3][4])));
    Inpainter painter =
        new Inpainter(
            Autoencoder.of(
                Models.untrained(
                    Design.dense(List.of(2), Activation.TANH, Activation.LINEAR), pictures, 1)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> DETECTOR.with(List.of(painter)))
        .withMessage(
            "an inpainter must be for a column of %s, got %s"
                .formatted(DETECTOR.schema(), new Field("image", type)));
  }

  @Test
  void numbersInReasonsAreAsPeopleWriteThem() {
    RowDetector detector = Detectors.untrained(together(), 1);
    Map<String, String> written = new LinkedHashMap<>();
    for (double value : new double[] {-12, 50, 912.4, -2.123456789012}) {
      Map<String, Double> row = new LinkedHashMap<>();
      List.of("a", "b", "c", "d", "e").forEach(name -> row.put(name, 0.0));
      row.put("a", value);
      detector.score(row, 5).reasons().stream()
          .filter(reason -> reason.column().equals("a"))
          .forEach(reason -> written.put(String.valueOf(value), reason.actual()));
    }

    assertThat(written)
        .containsEntry("-12.0", "-12")
        .containsEntry("50.0", "50")
        .containsEntry("912.4", "912.4")
        .containsEntry("-2.123456789012", "-2.123456789012");
  }

  @Test
  void aHugeValueDoesNotMoveWhatIsExpectedOfTheOthers() {
    RowDetector detector = Detectors.untrained(together(), 1);
    Map<String, Double> row = new LinkedHashMap<>();
    List.of("b", "c", "d", "e").forEach(name -> row.put(name, 0.5));
    row.put("a", 1e6);

    List<Reason> reasons = detector.score(row, 5).reasons();

    assertThat(reasons).extracting(Reason::column).containsExactly("a");
    assertThat(Double.parseDouble(reasons.get(0).expected())).isBetween(0.2, 0.8);
  }

  @Test
  void everyAnomalyHasAReasonWhoseValueIsOutsideItsInterval() {
    Detections scored = DETECTOR.session().next(TABLE, 0, 4);

    for (int row = 0; row < scored.rows(); row++) {
      assertThat(scored.reasons(row).isEmpty() && scored.isAnomaly(row)).isFalse();
      scored.reasons(row).forEach(RowDetectorTest::check);
    }
    assertThat(IntStream.range(0, scored.rows()).mapToObj(scored::reasons))
        .anyMatch(List::isEmpty)
        .anyMatch(reasons -> reasons.stream().anyMatch(Reason::hasInterval));
  }

  @Test
  void aConstantIsUsualARoundingAwayAndNotWhereItChanges() {
    double[] constant = new double[500];
    Arrays.fill(constant, 0.1 + 0.2);
    Table table = together().with(new NumericColumn("constant", constant));
    RowDetector detector = Detectors.untrained(table, 1);
    Map<String, Double> row = new LinkedHashMap<>();
    List.of("a", "b", "c", "d", "e").forEach(name -> row.put(name, 0.5));

    row.put("constant", 0.3);
    assertThat(detector.score(row, 6).reasons()).isEmpty();
    row.put("constant", 0.31);
    assertThat(detector.score(row, 6).reasons())
        .extracting(Reason::column, Reason::actual, Reason::expected)
        .containsExactly(tuple("constant", "0.31", "0.3"));
  }

  private static void check(Reason reason) {
    assertThat(reason.share()).isPositive().isLessThanOrEqualTo(1);
    assertThat(reason.contribution()).isPositive();
    if (reason.hasInterval()) {
      double low = Double.parseDouble(reason.low());
      double high = Double.parseDouble(reason.high());
      assertThat(Double.parseDouble(reason.expected())).isGreaterThan(low).isLessThan(high);
      assertThat(Double.parseDouble(reason.actual())).matches(value -> value < low || value > high);
    } else if (reason.basis() != Basis.COMBINATION) {
      assertThat(reason.actual()).isNotEqualTo(reason.expected());
    }
  }

  @Test
  void refusesATableWithoutItsColumns() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> DETECTOR.score(TABLE.without(List.of("age"))))
        .withMessage(
            "mixed: expected the columns the model was trained on, but there is no [age]; got"
                + " [amount, country, at]");
  }

  @Test
  void refusesRowsOfAnotherWidth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DETECTOR.score(new Rows(new float[6], 3)))
        .withMessage("rows must have %d features, got 3".formatted(DETECTOR.codec().width()));
  }

  @Test
  void refusesTheFileOfAnAutoencoder() {
    Path file = folder.resolve("autoencoder.hg");
    Models.untrained(Design.suitedTo(TABLE.schema()), TABLE, 1).save(file);

    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> RowDetector.load(file))
        .withMessage(
            file + ": expected a file of kind \"detector\", got one of kind \"autoencoder\"");
  }

  @Test
  void refusesADamagedFile() throws IOException {
    Path file = folder.resolve("d.hg");
    DETECTOR.save(file);
    byte[] bytes = Files.readAllBytes(file);
    Path cut = Files.write(folder.resolve("cut.hg"), Arrays.copyOf(bytes, bytes.length / 2));
    bytes[bytes.length / 2] ^= 1;
    Path flipped = Files.write(folder.resolve("flipped.hg"), bytes);

    for (Path bad : List.of(cut, flipped)) {
      assertThatExceptionOfType(ModelFileException.class)
          .isThrownBy(() -> RowDetector.load(bad))
          .withMessageStartingWith(bad + ": ");
    }
  }
}
