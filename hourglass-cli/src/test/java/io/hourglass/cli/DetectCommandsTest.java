package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.io.Tables;
import io.hourglass.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not train: with a detector whose autoencoder never was. */
class DetectCommandsTest {
  @TempDir Path folder = Path.of("");
  private Path data = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void writeDataAndModel() throws IOException {
    data = DetectData.labelled(folder);
    model = DetectData.detector(folder);
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
        .startsWith("test.csv: 200 rows with 20 anomalies (fraud = 1), scored by " + model)
        .contains("\n  AUROC              1.0000  ")
        .contains("set by conformal:0.05 on 300 held-out normal rows\n")
        .contains("\n  20 of 20 anomalies flagged, ")
        .contains("\nBest F1 of any threshold, chosen with these labels ")
        .contains("\nRecall and precision by alert budget\n  alerts in 1,000  actual ")
        .containsPattern("\n  far    10    1\\.0000  ")
        .containsPattern("\n  near   10    1\\.0000  ");
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
    assertThat(report.path("normal_weight").asDouble()).isEqualTo(10);
    assertThat(report.path("anomalies").asInt()).isEqualTo(20);
    assertThat(report.path("curve").size()).isGreaterThan(10);
    double hits = report.path("at_threshold").path("true_positives").asDouble();
    double alarms = hits + 10 * report.path("at_threshold").path("false_positives").asDouble();
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
    assertThat(html).contains("echarts").contains("By class of anomaly", "<td>near</td>");
    for (String chart : List.of("rocCurve", "precisionRecallCurve", "budget")) {
      assertThat(own).contains("id=\"" + chart + "\"").contains("\"" + chart + "\":{");
    }
  }

  @Test
  void calibrationChangesTheThresholdAndNothingElse() throws IOException {
    Path normal = Files.writeString(folder.resolve("normal.csv"), DetectData.rows(400, 3, false));
    RowDetector before = RowDetector.load(model);

    Cli run =
        Cli.run("detect", "calibrate", model, "--data", normal, "--rule", "quantile:0.9", "--json");

    RowDetector after = RowDetector.load(model);
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
}
