package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.data.Table;
import io.hourglass.io.Tables;
import io.hourglass.json.Json;
import io.hourglass.task.detector.AnomalyDetector;
import io.hourglass.testing.Detectors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not train: with a detector whose autoencoder never was. */
class DetectCommandsTest {
  @TempDir Path folder = Path.of("");
  private Path data = Path.of("");
  private Path model = Path.of("");

  /** Two numbers that move together and a name; every tenth row an anomaly of one of two kinds. */
  private static String rows(int count, long seed, boolean labelled) {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("a,b,country" + (labelled ? ",fraud,kind" : "") + "\n");
    for (int row = 0; row < count; row++) {
      double a = random.nextGaussian();
      boolean anomaly = labelled && row % 10 == 9;
      boolean far = row % 20 == 9;
      double b = a + 0.1 * random.nextGaussian() + (anomaly ? far ? 9 : 4 : 0);
      csv.append("%s,%s,%s".formatted(a, b, row % 3 == 0 ? "NL" : "DE"));
      csv.append(labelled ? ",%d,%s".formatted(anomaly ? 1 : 0, far ? "far" : "near") : "");
      csv.append('\n');
    }
    return csv.toString();
  }

  @BeforeEach
  void writeDataAndModel() throws IOException {
    Path training = Files.writeString(folder.resolve("train.csv"), rows(300, 1, false));
    data = Files.writeString(folder.resolve("test.csv"), rows(200, 2, true));
    model = folder.resolve("m.hg");
    Table table = Tables.read(training.toString());
    Detectors.untrained(table, 1).save(model);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "detect",
        "detect fit",
        "detect score",
        "detect calibrate",
        "detect evaluate",
        "detect follow"
      })
  void everyCommandHasHelpWithExamples(String command) {
    Cli run =
        Cli.run(Stream.concat(Stream.of(command.split(" ", -1)), Stream.of("--help")).toArray());

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Usage: hourglass " + command).contains("\nExamples:\n  ");
  }

  @Test
  void evaluatesForPeople() {
    Cli run =
        Cli.run(
            "detect", "evaluate", model, "--data", data, "--labels", "fraud", "--kinds", "kind");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("test.csv: 200 rows, of them 20 anomalies (fraud = 1); judged by " + model)
        .contains("\n  AUROC              1.0000  ")
        .contains("set by conformal:0.05 on 300 held-out normal rows\n")
        .contains("\n  20 of 20 anomalies found, ")
        .contains("\nBest F1 of any threshold, chosen with these labels ")
        .contains("\nWhat a number of alerts would find\n  alerts in 1,000  made ")
        .containsPattern("\n  far   10    1\\.0000  ")
        .containsPattern("\n  near  10    1\\.0000  ");
  }

  @Test
  void evaluatesForMachines() {
    Cli run =
        Cli.run(
            "detect",
            "evaluate",
            model,
            "--data",
            data,
            "--labels",
            "fraud",
            "--json",
            "--normal-weight",
            "10");

    JsonNode json = Json.tree(run.out(), "out");
    assertThat(json.path("auroc").asDouble()).isEqualTo(1);
    assertThat(json.path("recall").asDouble()).isEqualTo(1);
    assertThat(json.path("rows").asInt()).isEqualTo(200);
    assertThat(json.path("positive").toString()).isEqualTo("[\"1\"]");
    JsonNode report = json.path("report");
    assertThat(report.path("normalWeight").asDouble()).isEqualTo(10);
    assertThat(report.path("anomalies").asInt()).isEqualTo(20);
    assertThat(report.path("curve").size()).isGreaterThan(10);
    double hits = report.path("atThreshold").path("truePositives").asDouble();
    double alarms = hits + 10 * report.path("atThreshold").path("falsePositives").asDouble();
    assertThat(json.path("precision").asDouble()).isEqualTo(hits / alarms);
  }

  @Test
  void writesAPageThatNeedsNoNetwork() throws IOException {
    Path page = folder.resolve("out.html");

    Cli run =
        Cli.run(
            "detect",
            "evaluate",
            model,
            "--data",
            data,
            "--labels",
            "fraud",
            "--kinds",
            "kind",
            "--report",
            page);

    assertThat(run.err()).isEqualTo(page + ": written\n");
    String html = Files.readString(page);
    String own = html.replaceAll("(?s)<script>\\s*/\\*.*?</script>", "");
    assertThat(own).doesNotContain("http://", "https://", "{{", "src=\"/", "<link");
    assertThat(html).contains("echarts").contains("By kind of anomaly", "<td>near</td>");
    for (String chart : List.of("receiver", "precisions", "budget")) {
      assertThat(own).contains("id=\"" + chart + "\"").contains("\"" + chart + "\":{");
    }
  }

  @Test
  void calibrationChangesTheThresholdAndNothingElse() throws IOException {
    Path normal = Files.writeString(folder.resolve("normal.csv"), rows(400, 3, false));
    AnomalyDetector before = AnomalyDetector.load(model);

    Cli run =
        Cli.run("detect", "calibrate", model, "--data", normal, "--rule", "quantile:0.9", "--json");

    AnomalyDetector after = AnomalyDetector.load(model);
    assertThat(Json.tree(run.out(), "out").path("threshold").path("rule").asText())
        .isEqualTo("quantile:0.9");
    assertThat(after.threshold().value()).isNotEqualTo(before.threshold().value());
    Table table = Tables.read(data.toString());
    assertThat(after.score(table).scores()).isEqualTo(before.score(table).scores());
    assertThat(after.normal().rows()).isEqualTo(400);
  }

  @Test
  void scoresWithReasonsInTheWordsOfTheTable() throws IOException {
    Path odd = Files.writeString(folder.resolve("odd.csv"), "a,b,country\n0.5,7,BE\n");
    Path out = folder.resolve("s.csv");

    Cli run = Cli.run("detect", "score", model, "--data", odd, "--out", out, "--reasons", "3");

    assertThat(run.code()).isZero();
    assertThat(Files.readAllLines(out).get(0))
        .isEqualTo("row,score,p_value,anomaly,reason_1,reason_2,reason_3");
    assertThat(Files.readString(out)).contains("country: got BE, expected ").contains("b: got 7");
  }

  @Test
  void scoresRowsWithMoreColumnsUnseenNamesAndAnIdToKeep() throws IOException {
    Path rows =
        Files.writeString(
            folder.resolve("new.csv"), "id,country,b,a,score\nx1,ZZ,0.5,0.5,9\nx2,DE,0.5,0.5,8\n");
    Path out = folder.resolve("s.csv");

    Cli run =
        Cli.run(
            "detect",
            "score",
            model,
            "--data",
            rows,
            "--out",
            out,
            "--keep",
            "id,score",
            "--reasons",
            "0");

    assertThat(run.code()).isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.get(0)).isEqualTo("row,score,p_value,anomaly,id,data.score");
    assertThat(lines.get(1)).startsWith("1,").endsWith(",x1,9");
    assertThat(lines.get(2)).startsWith("2,").endsWith(",x2,8");
  }

  @Test
  void scoresParquetAsItScoresCsv() throws IOException {
    Path parquet = folder.resolve("s.parquet");
    Path csv = folder.resolve("s.csv");

    for (Path out : List.of(parquet, csv)) {
      Cli run = Cli.run("detect", "score", model, "--data", data, "--out", out, "--json");
      assertThat(run.out()).isEqualTo("{\"out\":\"%s\",\"rows\":200}\n".formatted(out));
    }

    Table one = Tables.read(parquet.toString());
    Table other = Tables.read(csv.toString());
    for (String column : List.of("row", "score", "p_value", "anomaly")) {
      for (int row = 0; row < 200; row++) {
        assertThat(one.column(column).value(row)).isEqualTo(other.column(column).value(row));
      }
    }
  }

  @Test
  void quietPrintsNothing() {
    Cli run =
        Cli.run(
            "detect", "score", model, "--data", data, "--out", folder.resolve("s.csv"), "--quiet");

    assertThat(run.out() + run.err()).isEmpty();
    assertThat(run.code()).isZero();
  }

  @Test
  void followsLines() {
    InputStream before = System.in;
    System.setIn(
        new ByteArrayInputStream(
            "a,b,country\n0.5,0.5,DE\nx,1,DE\n0.5,9,DE\n".getBytes(StandardCharsets.UTF_8)));
    try {
      Cli run = Cli.run("detect", "follow", model);

      assertThat(run.code()).isZero();
      List<JsonNode> rows = run.out().lines().map(line -> Json.tree(line, "out")).toList();
      assertThat(rows).hasSize(3);
      assertThat(rows.get(1).path("error").asText())
          .isEqualTo("column \"a\": expected a number, got \"x\"");
      assertThat(rows.get(2).path("anomaly").asBoolean()).isTrue();
      assertThat(run.err())
          .startsWith("hourglass: row 2: column \"a\": expected a number, got \"x\"\n3 rows, 1 ");
    } finally {
      System.setIn(before);
    }
  }

  static Stream<Arguments> badArguments() {
    return Stream.of(
        Arguments.of(
            "evaluate M --data D",
            2,
            "--labels must name the column that tells anomalies from normal rows"),
        Arguments.of(
            "evaluate M --data D --labels kind",
            1,
            "test.csv, column \"kind\": expected labels of anomalies and of normal rows, got [far,"
                + " near]; say which are anomalies with --positive VALUE"),
        Arguments.of(
            "evaluate M --data D --labels kind --positive far,near",
            1,
            "test.csv, column \"kind\": expected normal rows too, got [far, near] only"),
        Arguments.of(
            "evaluate M --data D --labels fraud --positive 2",
            1,
            "column \"fraud\": there is no label \"2\"; there are [0, 1]"),
        Arguments.of(
            "evaluate M --data D --labels fraud --normal-weight 0",
            2,
            "the weight of a normal row must be a finite number > 0, got 0.0"),
        Arguments.of(
            "evaluate M --data D --labels fraud --kinds sort",
            1,
            "test.csv, column \"sort\": no such column; there are [a, b, country, fraud, kind]"),
        Arguments.of(
            "evaluate M --data D --labels kind --positive far --normal near",
            2,
            "--positive and --normal say the same, so one of them must be left out"),
        Arguments.of(
            "evaluate M --data D --labels kind --normal far,near",
            1,
            "column \"kind\": expected other labels than [far, near] too"),
        Arguments.of(
            "score M --data D --out s.txt", 2, "--out must end in .csv or .parquet, got \"s.txt\""),
        Arguments.of(
            "score M --data D --out s.csv --reasons -1", 2, "--reasons must be at least 0, got -1"),
        Arguments.of(
            "score M --data D --out no/s.csv",
            1,
            "no/s.csv: cannot be written: there is no folder " + Path.of("no").toAbsolutePath()),
        Arguments.of(
            "score M --data D --out /tmp/s.csv --keep id",
            1,
            "test.csv, column \"id\": no such column; there are [a, b, country, fraud, kind]"),
        Arguments.of(
            "score M --data D --out s.csv --maps maps",
            2,
            "--maps needs a detector of pictures, got one of [a, b, country]"),
        Arguments.of(
            "score M --data D --out s.csv --maps maps --maps-most 0",
            2,
            "--maps-most must be at least 1, got 0"),
        Arguments.of(
            "fit --data D --out x.hg --normal 0",
            2,
            "--normal needs --labels COLUMN, the labels' column"),
        Arguments.of("follow M --reasons -1", 2, "--reasons must be at least 0, got -1"),
        Arguments.of("follow M --window 3", 2, "--window must be 50 to 1000000 rows, got 3"),
        Arguments.of(
            "follow M --update --update-every 5",
            2,
            "--update-every must be at least 100 rows, got 5"),
        Arguments.of(
            "follow M --drift NaN",
            2,
            "--drift must be a bound of the stability index, 0 for none, got NaN"),
        Arguments.of(
            "calibrate M --data D --rule conformal --rate 0.0001",
            2,
            "200 normal rows allow for a rate of at least 1 / 201 = 0.004975124378109453, got"
                + " 0.0001; give more rows, a higher rate, or take peaks over threshold"),
        Arguments.of(
            "fit --data D --out x.hg --contamination 0.7",
            2,
            "contamination must be in [0, 0.5), got 0.7"),
        Arguments.of(
            "fit --data D --out x.hg --report r.html --no-report",
            2,
            "--report and --no-report cannot both be given"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badArguments")
  void refuses(String arguments, int code, String sentence) {
    Object[] words =
        Stream.of(("detect " + arguments).split(" ", -1))
            .map(word -> word.equals("M") ? model : word.equals("D") ? data : word)
            .toArray();

    Cli run = Cli.run(words);

    assertThat(run.complaint()).isEqualTo(sentence);
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void refusesToWriteOverTheData() throws IOException {
    String before = Files.readString(data);

    Cli run = Cli.run("detect", "score", model, "--data", data, "--out", data);

    assertThat(run.complaint())
        .isEqualTo("--out must be another file than the data, got %s twice".formatted(data));
    assertThat(run.code()).isEqualTo(2);
    assertThat(Files.readString(data)).isEqualTo(before);
  }

  @Test
  void refusesOneKindOfFileForTheOther() {
    Path autoencoder = folder.resolve("autoencoder.hg");
    Models.untrained(Tables.read(data.toString())).save(autoencoder);

    Cli detector = Cli.run("detect", "evaluate", autoencoder, "--data", data, "--labels", "fraud");
    Cli follow = Cli.run("detect", "follow", autoencoder);
    Cli other = Cli.run("score", model, "--data", data, "--out", folder.resolve("s.csv"));

    String sentence = ": an autoencoder, not a detector; make one with hourglass detect fit";
    assertThat(detector.complaint()).isEqualTo(autoencoder + sentence);
    assertThat(detector.code()).isEqualTo(1);
    assertThat(follow.complaint()).isEqualTo(autoencoder + sentence);
    assertThat(other.complaint()).startsWith(model + ": ").contains("detector");
    assertThat(other.code()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"score M --data D --out O", "evaluate M --data D --labels fraud", "follow M"})
  void refusesADamagedFile(String arguments) throws IOException {
    byte[] bytes = Files.readAllBytes(model);
    Files.write(model, Arrays.copyOf(bytes, bytes.length - 100));
    Object[] words =
        Stream.of(("detect " + arguments).split(" ", -1))
            .map(word ->
                switch (word) {
                  case "M" -> model;
                  case "D" -> data;
                  case "O" -> folder.resolve("s.csv");
                  default -> word;
                })
            .toArray();

    Cli run = Cli.run(words);

    assertThat(run.complaint()).startsWith(model + ": ");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void refusesDataWithOtherColumns() throws IOException {
    Path other = Files.writeString(folder.resolve("other.csv"), "a,fraud\n1,0\n2,1\n");

    Cli run = Cli.run("detect", "evaluate", model, "--data", other, "--labels", "fraud");

    assertThat(run.complaint())
        .isEqualTo(
            "other.csv: expected the columns the model was trained on, but there is no [b,"
                + " country]; got [a, fraud]");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void refusesEmptyData() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");

    for (Cli run :
        List.of(
            Cli.run("detect", "evaluate", model, "--data", empty, "--labels", "fraud"),
            Cli.run("detect", "fit", "--data", empty, "--out", folder.resolve("e.hg")))) {
      assertThat(run.complaint())
          .isEqualTo("empty.csv: expected at least 1 row, got an empty file");
      assertThat(run.code()).isEqualTo(1);
    }
    assertThat(folder.resolve("e.hg")).doesNotExist();
  }

  @Test
  void takesNaNAsMissingAndRefusesInfinity() throws IOException {
    Path nan = Files.writeString(folder.resolve("nan.csv"), "a,b,country\nNaN,1,DE\n1,NaN,NL\n");
    Path infinite = Files.writeString(folder.resolve("inf.csv"), "a,b,country\n1,1,DE\n1,inf,NL\n");
    Path out = folder.resolve("s.csv");

    assertThat(Cli.run("detect", "score", model, "--data", nan, "--out", out).code()).isZero();
    Cli run = Cli.run("detect", "score", model, "--data", infinite, "--out", out);

    assertThat(run.complaint())
        .isEqualTo(
            "inf.csv, row 2, column \"b\": expected a finite number, got Infinity; name it missing"
                + " with --missing inf");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void needsRowsToFit() throws IOException {
    Path few = Files.writeString(folder.resolve("few.csv"), rows(10, 1, false));

    Cli run = Cli.run("detect", "fit", "--data", few, "--out", folder.resolve("f.hg"));

    assertThat(run.complaint())
        .isEqualTo("few.csv: expected at least 20 rows to fit a detector to, got 10");
    assertThat(run.code()).isEqualTo(1);
  }
}
