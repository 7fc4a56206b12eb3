package io.hourglass.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hourglass.data.CategoricalColumn;
import io.hourglass.data.DataException;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.data.TimestampColumn;
import io.hourglass.detect.score.Detections;
import io.hourglass.detect.score.Reason;
import io.hourglass.detect.score.RowScore;
import io.hourglass.detect.series.Season;
import io.hourglass.detect.series.SeriesCalibration;
import io.hourglass.detect.series.SeriesLayout;
import io.hourglass.detect.series.SeriesRows;
import io.hourglass.detect.series.SeriesScaling;
import io.hourglass.detect.series.WindowModel;
import io.hourglass.detect.store.DetectorFile;
import io.hourglass.detect.testing.Detectors;
import io.hourglass.detect.testing.SeriesData;
import io.hourglass.detect.threshold.Conformal;
import io.hourglass.json.Json;
import io.hourglass.store.ModelFileException;
import io.hourglass.testing.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesDetectorTest {
  private static final Table TABLE = SeriesData.waves(400, 1);
  private static final SeriesDetector DETECTOR = SeriesData.untrained(TABLE, 1);

  @TempDir Path folder = Path.of("");

  private static double[] column(Table table, String name) {
    NumericColumn column = (NumericColumn) table.column(name);
    return IntStream.range(0, column.rows()).mapToDouble(column::get).toArray();
  }

  private static long[] times(Table table) {
    TimestampColumn column = (TimestampColumn) table.column("at");
    return IntStream.range(0, column.rows()).mapToLong(column::millis).toArray();
  }

  /** A later part of the same waves, with a change to channel a. */
  private static Table changed(Consumer<double[]> change) {
    Table table = SeriesData.waves(200, 2);
    double[] a = column(table, "a");
    change.accept(a);
    return SeriesData.table(times(table), a, column(table, "b"));
  }

  private static Map<String, Object> record(Table table, int row) {
    Map<String, Object> record = new HashMap<>();
    record.put("at", Instant.ofEpochMilli(times(table)[row]));
    record.put("a", column(table, "a")[row]);
    record.put("b", column(table, "b")[row]);
    return record;
  }

  @Test
  void scoresRowsOneByOneAsInATable() {
    Table table = changed(a -> a[100] = 90);
    Detections all = DETECTOR.score(table);

    DetectorSession session = DETECTOR.session();
    for (int row = 0; row < table.rows(); row++) {
      RowScore alone = session.next(record(table, row));
      assertThat(alone.score()).isEqualTo(all.score(row));
      assertThat(alone.pValue()).isEqualTo(all.pValue(row));
      assertThat(alone.isAnomaly()).isEqualTo(all.isAnomaly(row));
    }
  }

  private static List<RowScore> rows(Detections scored) {
    return IntStream.range(0, scored.rows()).mapToObj(scored::row).toList();
  }

  private static List<RowScore> followed(Detector detector, Table table, int reasons) {
    return rows(detector.session().next(table, 0, reasons));
  }

  @Test
  void scoresATableInPartsAsAWhole() {
    Table table = SeriesData.waves(200, 3);
    DetectorSession session = DETECTOR.session();
    List<RowScore> parts = new ArrayList<>();
    for (int from = 0; from < 200; from += 40) {
      parts.addAll(rows(session.next(table.slice(from, from + 40), from, 1)));
    }
    assertThat(parts).isEqualTo(followed(DETECTOR, table, 1));
  }

  @Test
  void scoresTheSameToTheBitWhenItWasSavedAndLoaded() throws IOException {
    Path first = folder.resolve("first.hg");
    Path second = folder.resolve("second.hg");
    DETECTOR.save(first);

    SeriesDetector loaded = SeriesDetector.load(first);
    loaded.save(second);

    assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    assertThat(followed(loaded, TABLE, 2)).isEqualTo(followed(DETECTOR, TABLE, 2));
    assertThat(loaded.threshold()).isEqualTo(DETECTOR.threshold());
    assertThat(loaded.normal()).isEqualTo(DETECTOR.normal());
  }

  @Test
  void findsASpikeAndSaysWhereAndWhatWasExpected() {
    List<RowScore> rows = followed(DETECTOR, changed(a -> a[100] = 90), 1);

    assertThat(rows.subList(0, 100)).noneMatch(RowScore::isAnomaly);
    assertThat(rows.get(100).isAnomaly()).isTrue();
    assertThat(rows.get(100).pValue()).isEqualTo(1 / 81.0);
    Reason reason = rows.get(100).reasons().get(0);
    assertThat(reason.column()).isEqualTo("a");
    assertThat(reason.actual()).isEqualTo("90.0000");
    assertThat(reason.contribution()).isPositive();
    assertThat(Double.parseDouble(reason.low())).isLessThan(Double.parseDouble(reason.expected()));
    assertThat(Double.parseDouble(reason.high()))
        .isGreaterThan(Double.parseDouble(reason.expected()));
  }

  @Test
  void findsALevelShiftAndTakesItForUsualAfterAWhile() {
    Table table =
        changed(a -> {
          for (int row = 100; row < a.length; row++) {
            a[row] += 30;
          }
        });
    boolean[] anomaly = DETECTOR.score(table).anomalies();

    assertThat(IntStream.range(0, 100).filter(row -> anomaly[row])).isEmpty();
    assertThat(IntStream.range(100, 112)).allMatch(row -> anomaly[row]);
    assertThat(IntStream.range(160, 200).filter(row -> anomaly[row]).count()).isLessThan(10);
  }

  @Test
  void passesOverMissingNumbersAndBeginsAnewAfterAGap() {
    Table table = SeriesData.waves(200, 2);
    double[] a = column(table, "a");
    double[] b = column(table, "b");
    long[] at = times(table);
    for (int row = 20; row < 40; row++) {
      a[row] = Double.NaN;
      b[row] = row < 30 ? Double.NaN : b[row];
    }
    for (int row = 120; row < 200; row++) {
      at[row] += 1000 * SeriesData.STEP;
    }
    Detections scored = DETECTOR.score(SeriesData.table(at, a, b));

    assertThat(Arrays.stream(scored.scores())).allMatch(Double::isFinite);
    assertThat(scored.score(25)).isLessThanOrEqualTo(0);
    assertThat(IntStream.range(120, 131)).noneMatch(row -> scored.isAnomaly(row));
  }

  @Test
  void isCalibratedAnewWithoutTraining() {
    Table other = SeriesData.waves(300, 5);
    double[] scores = DETECTOR.score(other).scores();

    Detector stricter = DETECTOR.calibrated(other, new Conformal(0.1));

    assertThat(stricter.normal().rows()).isEqualTo(300);
    double value = stricter.threshold().value();
    assertThat(Arrays.stream(scores).filter(score -> score > value).count()).isBetween(25L, 30L);
    assertThat(stricter.score(TABLE).scores()).isEqualTo(DETECTOR.score(TABLE).scores());
    assertThat(DETECTOR.with(new Conformal(0.1)).threshold().rule()).isEqualTo(new Conformal(0.1));
  }

  @Test
  void refusesRowsThatAreNotInOrderOfTime() {
    long[] at = times(TABLE);
    at[5] = at[4];
    Table table = SeriesData.table(at, column(TABLE, "a"), column(TABLE, "b"));

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> DETECTOR.score(table))
        .withMessage(
            "waves.csv, row 6, column \"at\": expected a time after 2023-11-14T22:33:20Z, got"
                + " the same again; keep the first row of each time (setting on-bad-time=skip), or"
                + " combine them in a query");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> SeriesRows.of(table, "at", List.of("a"), 100).step())
        .withMessageStartingWith("waves.csv, row 106, column \"at\": expected a time after ");
    at[5] = TimestampColumn.MISSING;
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> DETECTOR.score(table))
        .withMessage(
            "waves.csv, row 6, column \"at\": expected a time, got no value; leave such rows out"
                + " (setting on-bad-time=skip)");
  }

  @Test
  void refusesColumnsThatAreNoTimesOrNumbers() {
    Table names =
        TABLE
            .without(List.of("b"))
            .with(CategoricalColumn.of("b", Collections.nCopies(TABLE.rows(), "x")));

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> SeriesRows.of(TABLE, "a", List.of("b"), 0))
        .withMessage(
            "waves.csv, column \"a\": expected times such as 2026-11-23 06:15:00, got numeric");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> DETECTOR.score(names))
        .withMessage("waves.csv, row 1, column \"b\": expected a number, got \"x\"");
  }

  @Test
  void passesOverARecordThatItCannotTake() {
    DetectorSession session = DETECTOR.session();
    DetectorSession without = DETECTOR.session();
    session.next(record(TABLE, 0));
    without.next(record(TABLE, 0));

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> session.next(Map.of("a", 1)))
        .withMessage("record, column \"at\": expected a time, got no value");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> session.next(Map.of("at", Instant.now(), "a", "x")))
        .withMessage("record, column \"a\": expected a number, got \"x\"");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> session.next(Map.of("at", Instant.now(), "B", 1)))
        .withMessage("record: expected the columns [at, a, b], got also [B]; did you mean \"b\"?");
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> session.next(record(TABLE, 0)))
        .withMessage(
            "record, column \"at\": expected a time after 2023-11-14T22:13:20Z, got"
                + " the same again");
    assertThat(session.next(record(TABLE, 1))).isEqualTo(without.next(record(TABLE, 1)));
  }

  @Test
  void refusesTooFewRowsAndAChannelWithoutValues() {
    double[] none = new double[TABLE.rows()];
    Arrays.fill(none, Double.NaN);
    Table empty = SeriesData.table(times(TABLE), column(TABLE, "a"), none);

    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> SeriesData.untrained(TABLE.slice(0, 14), 1))
        .withMessageContaining("expected at least 2 rows to train on, got 0");
    SeriesRows series = SeriesRows.of(empty, "at", List.of("a", "b"), 0);
    SeriesLayout layout = DETECTOR.layout();
    WindowModel model = new WindowModel(layout, SeriesScaling.of(series), DETECTOR.autoencoder());
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> SeriesCalibration.of(model, series.slice(0, 300), series.slice(300, 400)))
        .withMessage(
            "waves.csv: expected windows of 12 rows with values of each of [a, b] to learn from,"
                + " got none; give more rows, a shorter window (setting window), or leave out a channel"
                + " (setting drop)");
  }

  @Test
  void refusesFilesOfOtherDetectors() {
    Path file = folder.resolve("rows.hg");
    Detectors.untrained(Models.mixed(100, 1), 1).save(file);

    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> SeriesDetector.load(file))
        .withMessage(file + ": expected a detector of series, got one of rows");
  }

  @Test
  void isRefusedByADetectorOfRows() {
    Path file = folder.resolve("series.hg");
    DETECTOR.save(file);

    assertThatExceptionOfType(ModelFileException.class)
        .isThrownBy(() -> RowDetector.load(file))
        .withMessage(file + ": expected a detector of rows, got one of series");
  }

  @Test
  void refusesFilesWhosePartsDoNotFit() {
    Path file = folder.resolve("s.hg");
    DETECTOR.save(file);
    DetectorFile good = DetectorFile.load(file);
    String json = good.state().toString();
    for (String bad :
        List.of(
            json.replace("\"window\":12", "\"window\":13"),
            json.replace("\"window\":12", "\"window\":0"),
            json.replace("\"step\":300000", "\"step\":0"),
            json.replaceFirst("\"errorDeviations\":\\[[^,]*,", "\"errorDeviations\":["),
            json.replaceFirst("\"low\":\\[[^,]*,", "\"low\":["),
            json.replaceFirst("\"low\":\\[[^,]*,", "\"low\":[1e300,"),
            json.replaceFirst("\"size\":\\[[^,]*,", "\"size\":[0,"),
            json.replace("\"channels\":[\"a\",\"b\"]", "\"channels\":[\"a\",\"a\"]"),
            json.replace("\"channels\":[\"a\",\"b\"]", "\"channels\":[\"a\",\"c\"]"))) {
      assertThat(bad).isNotEqualTo(json);
      DetectorFile file2 =
          new DetectorFile(
              good.kind(),
              good.codec(),
              Json.tree(bad, "detector.json"),
              good.arrays(),
              good.models());
      assertThatExceptionOfType(ModelFileException.class)
          .isThrownBy(() -> SeriesDetector.of(file2, "bad.hg"))
          .withMessageStartingWith("bad.hg: not a detector that can be used: ");
    }
  }

  @Test
  void checksWhatASeriesIs() {
    Season season = new Season(false, false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeriesLayout("at", List.of("a"), 3, 1, season))
        .withMessage(
            "a window must have at least 4 rows and at most 65536 numbers, got 3 rows of 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SeriesLayout("at", List.of(), 12, 1, season))
        .withMessage("a series must have channels with distinct names, got []");
  }

  @Test
  void isToldSeasonsThatItSawThreeTimes() {
    long day = 86_400_000;
    assertThat(Season.of(2 * day, SeriesData.STEP)).isEqualTo(new Season(false, false));
    assertThat(Season.of(3 * day, SeriesData.STEP)).isEqualTo(new Season(true, false));
    assertThat(Season.of(21 * day, SeriesData.STEP)).isEqualTo(new Season(true, true));
    assertThat(Season.of(100 * day, day)).isEqualTo(new Season(false, true));
  }
}
