package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.detect.RowDetector;
import io.hourglass.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a table to alarms, with real trainings. */
@Tag("slow")
class DetectTrainingTest {
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  @TempDir Path folder = Path.of("");

  /** Four numbers that move together; one is made strange in every tenth row, if asked for. */
  private static String rows(int count, long seed, boolean corrupted) {
    Random random = new Random(seed);
    StringBuilder csv = new StringBuilder("a,b,c,d" + (corrupted ? ",odd" : "") + "\n");
    for (int row = 0; row < count; row++) {
      double common = random.nextGaussian();
      for (int column = 0; column < 4; column++) {
        boolean odd = corrupted && row % 10 == 9 && row / 10 % 4 == column;
        double value = common + 0.2 * random.nextGaussian() + (odd ? 5 : 0);
        csv.append(column == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.4f", value));
      }
      csv.append(corrupted ? "," + (row % 10 == 9 ? 1 : 0) : "").append('\n');
    }
    return csv.toString();
  }

  private Path fitted(String name, int seed) throws IOException {
    Path training = Files.writeString(folder.resolve("train.csv"), rows(600, 1, false));
    Path model = folder.resolve(name);
    Cli run =
        Cli.run("detect", "fit", "--data", training, "--out", model, "--seed", seed, "--quiet");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    return model;
  }

  @Test
  void theSameSeedGivesTheSameFileAndCorruptedColumnsAreNamedFirst() throws IOException {
    Path model = fitted("m.hg", 3);
    assertThat(Files.readAllBytes(fitted("again.hg", 3))).isEqualTo(Files.readAllBytes(model));
    assertThat(Files.readAllBytes(fitted("other.hg", 4))).isNotEqualTo(Files.readAllBytes(model));
    Path data = Files.writeString(folder.resolve("test.csv"), rows(400, 2, true));
    Path out = folder.resolve("s.csv");

    assertThat(
            Cli.run("detect", "score", model, "--data", data, "--out", out, "--reasons", "1")
                .code())
        .isZero();

    List<String> scores = Files.readAllLines(out);
    int named = 0;
    for (int row = 9; row < 400; row += 10) {
      String line = scores.get(row + 1);
      named += line.contains(",1.0,") || line.contains(",1,") ? 1 : 0;
      assertThat(line).contains(NAMES.get(row / 10 % 4) + ": got ");
    }
    assertThat(named).isEqualTo(40);
    JsonNode json =
        Json.tree(
            Cli.run("detect", "evaluate", model, "--data", data, "--labels", "odd", "--json").out(),
            "out");
    assertThat(json.path("auroc").asDouble()).isGreaterThan(0.99);
    assertThat(json.path("false_positive_rate").asDouble()).isLessThan(0.05);
  }

  @Test
  void aPageBesideTheModelShowsTheStrangestRowsByTheirPlaceInTheData() throws IOException {
    StringBuilder csv = new StringBuilder(rows(600, 1, false));
    csv.append("0.1,0.1,900,0.1\n");
    Path data = Files.writeString(folder.resolve("train.csv"), csv);
    Path model = folder.resolve("m.hg");

    JsonNode json =
        Json.tree(
            Cli.run("detect", "fit", "--data", data, "--out", model, "--json", "--quiet").out(),
            "out");

    Path page = folder.resolve("m.html");
    assertThat(json.path("report").asText()).isEqualTo(page.toString());
    assertThat(Files.readString(page))
        .contains("A detector for train.csv")
        .contains("<td>601</td>");
    assertThat(json.path("contamination").asDouble()).isBetween(0.0, 0.02);
    JsonNode highest = json.path("highest_scoring").get(0);
    assertThat(highest.path("row").asInt()).isEqualTo(601);
    assertThat(highest.path("reasons").get(0).path("column").asText()).isEqualTo("c");
    assertThat(highest.path("reasons").get(0).path("actual").asText()).isEqualTo("900");
    Files.delete(page);
    assertThat(
            Cli.run("detect", "fit", "--data", data, "--out", model, "--no-report", "--quiet")
                .code())
        .isZero();
    assertThat(page).doesNotExist();
  }

  @Test
  void aStreamThatHasDriftedUpdatesTheDetector() throws IOException {
    Path model = fitted("m.hg", 3);
    double before = RowDetector.load(model).threshold().value();
    InputStream in = System.in;
    System.setIn(new ByteArrayInputStream(rows(700, 5, false).getBytes(StandardCharsets.UTF_8)));
    try {
      Cli run = Cli.run("detect", "follow", model, "--update", "--update-every", "600");

      assertThat(run.code()).isZero();
      assertThat(run.out().lines().count()).isEqualTo(700);
      assertThat(run.err())
          .contains("update 1: fitting a detector to ")
          .contains("update 1: " + model + " replaced, threshold ");
    } finally {
      System.setIn(in);
    }
    assertThat(RowDetector.load(model).threshold().value()).isNotEqualTo(before);
  }

  @Test
  void aSampleOfDataThatExceedTheLimitIsFittedToWithoutAnomalies() throws IOException {
    Path data = Files.writeString(folder.resolve("train.csv"), rows(2_000, 1, true));
    Path model = folder.resolve("m.hg");

    Cli run =
        Cli.run(
            "detect",
            "fit",
            "--data",
            data,
            "--out",
            model,
            "--labels",
            "odd",
            "--max-rows",
            "600",
            "--json");

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("200 of 2,000 rows are labeled 1 and excluded")
        .contains("fitted to a uniform sample of 600 of 1,800 rows");
    JsonNode json = Json.tree(run.out(), "out");
    assertThat(json.path("rows").asInt()).isEqualTo(600);
    assertThat(json.path("columns").toString()).isEqualTo("[\"a\",\"b\",\"c\",\"d\"]");
    List<Integer> highest = new ArrayList<>();
    json.path("highest_scoring").forEach(row -> highest.add(row.path("row").asInt()));
    assertThat(highest).hasSize(10).allMatch(row -> row % 10 != 0); // every tenth is an anomaly
    assertThat(highest).anyMatch(row -> row > 600);
    assertThat(
            Json.tree(
                    Cli.run(
                            "detect",
                            "evaluate",
                            model,
                            "--data",
                            data,
                            "--labels",
                            "odd",
                            "--json")
                        .out(),
                    "out")
                .path("auroc")
                .asDouble())
        .isGreaterThan(0.99);
  }
}
