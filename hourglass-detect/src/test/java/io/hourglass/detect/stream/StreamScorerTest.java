package io.hourglass.detect.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.data.DataException;
import io.hourglass.data.Table;
import io.hourglass.detect.RowDetector;
import io.hourglass.detect.testing.Detectors;
import io.hourglass.testing.Models;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StreamScorerTest {
  static final Table TABLE = Models.mixed(300, 1);
  static final RowDetector DETECTOR = Detectors.untrained(TABLE, 1);
  static final String USUAL =
      "{\"amount\":500,\"age\":50,\"country\":\"DE\",\"at\":\"2020-10-01T12:00:00Z\"}\n";
  static final StreamSettings SETTINGS =
      StreamSettings.defaults().withReasons(2).withSummaryInterval(0).withDriftWindow(100);

  static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static RecordingSink follow(String text, StreamSettings settings) {
    RecordingSink sink = new RecordingSink();
    StreamScorer.of(DETECTOR, settings, sink).run(in(text));
    return sink;
  }

  @Test
  void scoresLinesOfJsonAndOfCsvAsTheDetectorDoes() {
    double score = DETECTOR.score(Map.of("amount", 500, "age", 50, "country", "NL"), 0).score();

    RecordingSink json =
        follow("{\"country\":\"NL\",\"age\":50,\"amount\":5e2,\"id\":[1]}\n", SETTINGS);
    RecordingSink csv = follow("id;amount;country;age;at\r\n7;500;\"NL\";50;\r\n", SETTINGS);

    for (RecordingSink sink : List.of(json, csv)) {
      assertThat(sink.json()).hasSize(1);
      JsonNode row = sink.json().get(0);
      assertThat(row.path("row").asLong()).isEqualTo(1);
      assertThat(row.path("score").asDouble()).isEqualTo(score);
      assertThat(row.path("p_value").asDouble()).isEqualTo(DETECTOR.normal().pValue(score));
      assertThat(row.path("anomaly").isBoolean()).isTrue();
      assertThat(row.path("reasons").isArray()).isTrue();
    }
  }

  @Test
  void readsMomentsAsFilesAreRead() {
    String[] same = {
      "2020-10-01T12:00:00Z",
      "2020-10-01 12:00:00",
      "2020-10-01T14:00+02:00",
      "2020-10-01 12:00:00.0"
    };
    StringBuilder csv = new StringBuilder("at,amount\n");
    for (String moment : same) {
      csv.append(moment).append(",1\n");
    }

    RecordingSink sink = follow(csv.toString(), SETTINGS);

    assertThat(sink.json().stream().map(row -> row.path("score").asDouble()).distinct()).hasSize(1);
    assertThat(follow("at,amount\n2020-10-01,1\n", SETTINGS).json().get(0).has("score")).isTrue();
  }

  @Test
  void givesReasonsForAnomaliesWithTheNameThatCame() {
    RecordingSink sink = follow("{\"amount\":1e7,\"country\":\"Ürk\"}\n" + USUAL, SETTINGS);

    assertThat(sink.json().get(0).path("anomaly").asBoolean()).isTrue();
    assertThat(sink.json().get(0).path("reasons").get(0).path("column").asText())
        .isEqualTo("amount");
    assertThat(sink.json().get(0).path("reasons")).hasSize(2);
    assertThat(sink.json().get(1).path("reasons")).isEmpty();
    StreamSettings all =
        SETTINGS
            .withFormat(LineFormat.JSONL)
            .withKeep(List.of("country"))
            .withReasons(4)
            .withReasonsForAll(true)
            .withDriftThreshold(0);
    JsonNode row = follow("{\"amount\":1e7,\"country\":\"Ürk\"}\n", all).json().get(0);
    assertThat(row.path("reasons").findValuesAsText("actual")).containsExactly("10000000", "Ürk");
    assertThat(row.path("country").asText()).isEqualTo("Ürk");
  }

  @Test
  void writesNothingButAscii() {
    StreamSettings keep = SETTINGS.withKeep(List.of("row")).withReasons(0).withDriftThreshold(0);
    RecordingSink sink = follow("{\"amount\":1,\"row\":\"é\"}\n", keep);

    assertThat(sink.rows.element()).endsWith("\"data.row\":\"\\u00e9\"}");
  }

  @Test
  void aNameThatIsNearlyAColumnIsNeverAMissingValue() {
    RecordingSink sink =
        follow(
            USUAL
                + "{\"amuont\":5,\"country\":\"NL\"}\n"
                + "{\"amount\":5,\"amuont\":5,\"country\":\"NL\"}\n"
                + "{\"amount\":5,\"remark\":\"x\"}\n"
                + "{\"amount\":null,\"country\":\"\"}\n",
            SETTINGS);

    List<JsonNode> rows = sink.json();
    assertThat(rows.get(1).path("error").asText())
        .isEqualTo(
            "column \"amuont\": did you mean \"amount\"? If not, give \"amount\" too, empty where"
                + " it is missing");
    assertThat(rows.get(2).path("score").isNumber()).isTrue();
    assertThat(rows.get(3).path("score").isNumber()).isTrue();
    assertThat(rows.get(4).path("error").asText())
        .startsWith("expected a value for at least one of the columns");
  }

  @Test
  void malformedLinesAreCountedReportedAndNeverFatal() {
    RecordingSink sink =
        follow(
            USUAL
                + "{\"amount\":\n"
                + "[1,2]\n"
                + "{\"amount\":\"much\"}\n"
                + "{\"amount\":{\"value\":1}}\n"
                + "\n"
                + "{\"other\":1}\n"
                + "{\"amount\":1e999}\n"
                + "{\"at\":5}\n"
                + USUAL,
            SETTINGS);

    List<JsonNode> rows = sink.json();
    assertThat(rows.stream().map(row -> row.path("row").asInt()))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(rows.get(1).path("error").asText()).startsWith("not JSON: ");
    assertThat(rows.get(2).path("error").asText()).isEqualTo("expected a JSON object, got array");
    assertThat(rows.get(3).path("error").asText())
        .isEqualTo("column \"amount\": expected a number, got \"much\"");
    assertThat(rows.get(4).path("error").asText())
        .isEqualTo("column \"amount\": expected a number, got \"{\"value\":1}\"");
    assertThat(rows.get(5).path("error").asText())
        .isEqualTo(
            "expected a value for at least one of the columns [amount, age, country, at], got none"
                + " in [other]");
    assertThat(rows.get(7).path("error").asText())
        .isEqualTo("column \"at\": expected a date or time such as 2026-11-23 06:15:00, got \"5\"");
    assertThat(rows.get(8).path("score").asDouble())
        .isEqualTo(rows.get(0).path("score").asDouble());
    assertThat(sink.summaries).hasSize(1);
    assertThat(sink.summaries.get(0)).startsWith("9 rows, 7 malformed, ");
  }

  @Test
  void manyMalformedLinesAreReportedAtPowersOfTen() {
    RecordingSink sink = follow("{\n".repeat(1000), SETTINGS);

    assertThat(sink.rows).hasSize(1000);
    assertThat(sink.warnings).hasSize(5 + 3);
    assertThat(sink.warnings.get(7)).startsWith("row 1000: ").endsWith(" (1000 malformed so far)");
  }

  @Test
  void aLineWithoutEndIsNotKept() {
    String endless = "{\"amount\":\"" + "9".repeat(2 * Lines.MAX_BYTES) + "\"}\n";

    RecordingSink sink = follow(endless + USUAL, SETTINGS);

    assertThat(sink.json().get(0).path("error").asText())
        .isEqualTo("expected at most 1048576 bytes, got 2097165");
    assertThat(sink.json().get(1).has("score")).isTrue();
  }

  @Test
  void aRowOfCsvMustHaveItsCells() {
    RecordingSink sink = follow("amount,age\n1,2,3\n1\n\"1,2\n1,2\n", SETTINGS);

    assertThat(sink.json().stream().map(row -> row.path("error").asText()))
        .containsExactly(
            "expected 2 cells, got 3; quote a cell that holds a \",\"",
            "expected 2 cells, got 1; quote a cell that holds a \",\"",
            "expected a closing quote; a row must be one line",
            "");
  }

  @Test
  void columnsThatVanishCountAsMissingAndAreReportedOnce() {
    RecordingSink sink = follow(USUAL + "{\"amount\":500}\n".repeat(50) + USUAL, SETTINGS);

    double without = DETECTOR.score(Map.of("amount", 500), 0).score();
    assertThat(sink.json()).hasSize(52);
    assertThat(sink.json().get(30).path("score").asDouble()).isEqualTo(without);
    assertThat(sink.warnings)
        .contains(
            "row 2: there is no column \"age\"; its value is missing here and in all rows"
                + " without it");
    assertThat(sink.warnings.stream().filter(line -> line.contains("there is no"))).hasSize(3);
    assertThat(sink.summaries.get(0))
        .contains("; rows without a column: {age=50, at=50, country=50}");
  }

  @Test
  void aLaterHeaderNamesTheColumnsAnew() {
    RecordingSink sink = follow("age,amount\n50,500\namount,age\n500,50\n", SETTINGS);

    assertThat(sink.json()).hasSize(2);
    assertThat(sink.json().get(0).path("score")).isEqualTo(sink.json().get(1).path("score"));
  }

  @Test
  void textsThatWereNamedMissingAre() {
    StreamSettings settings =
        SETTINGS
            .withFormat(LineFormat.CSV)
            .withMissing(List.of("n/a"))
            .withReasons(0)
            .withDriftThreshold(0);

    RecordingSink sink = follow("amount,age\n500,N/A\n500,\n500,NaN\n", settings);

    assertThat(sink.json().stream().map(row -> row.path("score").asDouble()).distinct()).hasSize(1);
  }

  @Test
  void refusesAHeaderWithoutColumnsOfTheDetector() {
    assertThatExceptionOfType(DataException.class)
        .isThrownBy(() -> follow("1,2,3\n", SETTINGS))
        .withMessage(
            "standard input: the first line must name columns of [amount, age, country, at], got"
                + " \"1,2,3\"");
  }

  @Test
  void refusesADetectorOfImages() {
    Table pictures = Models.everyKind(60, 1);
    RowDetector detector = Detectors.untrained(pictures, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> StreamScorer.of(detector, SETTINGS, new RecordingSink()))
        .withMessage(
            "a stream holds numbers, categories and times, but column \"picture\" of the detector is"
                + " of images");
  }

  @Test
  void anEmptyStreamIsSummedUp() {
    RecordingSink sink = follow("", SETTINGS);

    assertThat(sink.rows).isEmpty();
    assertThat(sink.summaries).hasSize(1);
    assertThat(sink.summaries.get(0))
        .startsWith("0 rows, 0 malformed, 0 anomalies (0.00 per 1,000)");
  }

  @Test
  void sumsUpEverySoManyRows() {
    StreamSettings settings = SETTINGS.withReasons(0).withSummaryInterval(10).withDriftThreshold(0);

    assertThat(follow(USUAL.repeat(35), settings).summaries)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("10 rows"),
            line -> assertThat(line).startsWith("20 rows"),
            line -> assertThat(line).startsWith("30 rows"),
            line -> assertThat(line).startsWith("35 rows"));
  }

  static String lines(Table table, double amount) {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < table.rows(); row++) {
      lines.append(
          "{\"amount\":%s,\"age\":50,\"country\":\"DE\",\"at\":\"2020-10-01\"}\n"
              .formatted((double) table.column("amount").value(row) + amount));
    }
    return lines.toString();
  }

  @Test
  void driftIsAnnouncedWhenItComesAndWhenItGoes() {
    RecordingSink sink =
        follow(
            lines(Models.mixed(300, 2), 0)
                + lines(Models.mixed(300, 3), 400)
                + lines(Models.mixed(300, 4), 0),
            SETTINGS);

    assertThat(sink.warnings.stream().filter(line -> line.contains("\"amount\"")))
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("drift in column \"amount\": PSI ")
                    .contains(" over the last 100 rows (threshold 0.71); above "),
            line -> assertThat(line).startsWith("drift in column \"amount\" has ended: "));
  }

  @Test
  @SuppressWarnings("try") // the end of the lines is what is waited for
  void writesARowBeforeTheNextOneComes() throws Exception {
    RecordingSink sink = new RecordingSink();
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out)) {
      Thread thread = new Thread(() -> StreamScorer.of(DETECTOR, SETTINGS, sink).run(in));
      thread.start();
      for (int row = 1; row <= 3; row++) {
        out.write(USUAL.getBytes(StandardCharsets.UTF_8));
        out.flush();
        assertThat(sink.rows.poll(20, TimeUnit.SECONDS)).startsWith("{\"row\":" + row + ",");
      }
      out.close();
      thread.join();
    }
    assertThat(sink.summaries).hasSize(1);
  }

  @Test
  @SuppressWarnings("try") // the end of the lines is what is waited for
  void isStoppedBetweenTwoLines() throws Exception {
    RecordingSink sink = new RecordingSink();
    StreamScorer scorer = StreamScorer.of(DETECTOR, SETTINGS, sink);
    try (PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out)) {
      Thread thread = new Thread(() -> scorer.run(in));
      thread.start();
      out.write(USUAL.getBytes(StandardCharsets.UTF_8));
      out.flush();
      assertThat(sink.rows.poll(20, TimeUnit.SECONDS)).isNotNull();

      assertThat(scorer.stop()).isFalse();

      out.write(USUAL.getBytes(StandardCharsets.UTF_8));
      out.close();
      thread.join();
    }
    assertThat(sink.rows).isEmpty();
    assertThat(sink.summaries).hasSize(1).first().asString().startsWith("1 row, ");
  }
}
