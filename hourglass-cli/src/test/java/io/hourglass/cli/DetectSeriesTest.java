package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.data.NumericColumn;
import io.hourglass.data.Table;
import io.hourglass.detect.SeriesDetector;
import io.hourglass.detect.testing.SeriesData;
import io.hourglass.io.Tables;
import io.hourglass.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What does not train: with a detector of a series whose autoencoder never was. */
class DetectSeriesTest {
  /** Row 101 is a spike of channel a. */
  private static final int SPIKE = 100;

  @TempDir Path folder = Path.of("");
  private Path data = Path.of("");
  private Path model = Path.of("");

  /** A series as a file, with a column that says which rows are strange. */
  static String csv(Table table, boolean[] odd) {
    NumericColumn a = (NumericColumn) table.column("a");
    NumericColumn b = (NumericColumn) table.column("b");
    StringBuilder csv = new StringBuilder("at,a,b,odd\n");
    for (int row = 0; row < table.rows(); row++) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%s,%d%n",
              Instant.ofEpochMilli(SeriesData.BEGIN + row * SeriesData.STEP),
              a.get(row) + (odd[row] ? 40 : 0),
              b.get(row),
              odd[row] ? 1 : 0));
    }
    return csv.toString();
  }

  @BeforeEach
  void writeDataAndModel() throws IOException {
    boolean[] odd = new boolean[300];
    odd[SPIKE] = true;
    data = Files.writeString(folder.resolve("series.csv"), csv(SeriesData.waves(300, 2), odd));
    model = folder.resolve("m.hg");
    SeriesData.untrained(SeriesData.waves(400, 1), 1).save(model);
  }

  @Test
  void followsLinesAsItScoresAFile() throws IOException {
    Path out = folder.resolve("s.csv");
    Cli score =
        Cli.run(
            "detect", "score", model, "--data", data, "--out", out, "--reasons", 1, "--keep", "at");
    assertThat(score.code()).isZero();
    Table scored = Tables.read(out.toString());

    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(Files.readAllBytes(data)));
    try {
      Cli run = Cli.run("detect", "follow", model);

      List<JsonNode> rows = run.out().lines().map(line -> Json.tree(line, "out")).toList();
      assertThat(rows).hasSize(300);
      for (int row = 0; row < 300; row++) {
        for (String column : List.of("score", "p_value")) {
          assertThat(rows.get(row).path(column).asDouble())
              .isEqualTo(((NumericColumn) scored.column(column)).get(row));
        }
      }
      assertThat(rows.get(SPIKE).path("anomaly").asBoolean()).isTrue();
      assertThat(rows.get(SPIKE).path("reasons").path(0).path("column").asText()).isEqualTo("a");
    } finally {
      System.setIn(before);
    }
    assertThat(scored.column("reason_1").value(SPIKE).toString()).startsWith("a: got ");
  }

  @Test
  void answersALineOutOfOrderWithAnErrorAndGoesOn() {
    String lines =
        """
        {"at":"2026-01-01T00:05:00Z","a":50,"b":3}
        {"at":"2026-01-01T00:00:00Z","a":50,"b":3}
        {"at":"2026-01-01T00:10:00Z","a":50}
        {"a":50}
        """;
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    try {
      List<JsonNode> rows =
          Cli.run("detect", "follow", model)
              .out()
              .lines()
              .map(line -> Json.tree(line, "out"))
              .toList();

      assertThat(rows.get(1).path("error").asText())
          .isEqualTo(
              "record, column \"at\": expected a time after 2026-01-01T00:05:00Z, got"
                  + " 2026-01-01T00:00:00Z");
      assertThat(rows.get(2).path("score").isNumber()).isTrue();
      assertThat(rows.get(3).path("error").asText())
          .isEqualTo("record, column \"at\": expected a time, got no value");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void evaluatesRowByRow() {
    Cli run = Cli.run("detect", "evaluate", model, "--data", data, "--labels", "odd", "--json");

    JsonNode json = Json.tree(run.out(), "out");
    assertThat(json.path("rows").asInt()).isEqualTo(300);
    assertThat(json.path("recall").asDouble()).isEqualTo(1);
    assertThat(json.path("auroc").asDouble()).isEqualTo(1);
  }

  @Test
  void isCalibratedWithAndWithoutLabels() {
    assertThat(
            Cli.run("detect", "calibrate", model, "--data", data, "--labels", "odd", "--rule", "f1")
                .code())
        .isZero();
    assertThat(SeriesDetector.load(model).normal().rows()).isEqualTo(299);
    assertThat(
            Cli.run("detect", "calibrate", model, "--data", data, "--false-positive-rate", "0.1")
                .code())
        .isZero();
    assertThat(SeriesDetector.load(model).normal().rows()).isEqualTo(300);
    assertThat(SeriesDetector.load(model).threshold().rule().text()).isEqualTo("conformal:0.1");
  }

  static Stream<Arguments> badArguments() {
    return Stream.of(
        Arguments.of(
            "fit --data D --out O --time nothing",
            1,
            "series.csv, column \"nothing\": no such column; there are [at, a, b, odd]"),
        Arguments.of(
            "fit --data D --out O --time a",
            1,
            "series.csv, column \"a\": expected times such as 2026-11-23 06:15:00, or seconds or"
                + " milliseconds since 1970, got \"50.1378922457532\"; say how they are written"
                + " (--date-format), or make times in a query"),
        Arguments.of(
            "fit --data D --out O --time at --window 200",
            1,
            "series.csv: expected at least 500 rows to learn windows of 200 rows from, got 300;"
                + " give more rows, or a shorter window (--window)"),
        Arguments.of(
            "fit --data D --out O --time at --window 3",
            2,
            "a window must have at least 4 rows, got 3"),
        Arguments.of(
            "fit --data D --out O --time at --stride 0",
            2,
            "the stride must be at least 1 row, got 0"),
        Arguments.of(
            "fit --data D --out O --window 20",
            2,
            "--window, --stride and --network are for a series; name its column of times with"
                + " --time COLUMN"),
        Arguments.of(
            "fit --data D --out O --time at --signal",
            2,
            "--time is for rows that are a series, --signal for rows that are windows; got both"),
        Arguments.of(
            "follow M --update",
            2,
            "--update is for detectors of rows; a detector of a series adapts by itself"));
  }

  @ParameterizedTest
  @MethodSource
  void badArguments(String command, int code, String complaint) {
    Object[] args =
        Stream.concat(Stream.of("detect"), Stream.of(command.split(" ", -1)))
            .map(word ->
                switch (word) {
                  case "M" -> model.toString();
                  case "D" -> data.toString();
                  case "O" -> folder.resolve("o.hg").toString();
                  default -> word;
                })
            .toArray();

    Cli run = Cli.run(args);

    assertThat(run.complaint()).isEqualTo(complaint);
    assertThat(run.code()).isEqualTo(code);
  }
}
