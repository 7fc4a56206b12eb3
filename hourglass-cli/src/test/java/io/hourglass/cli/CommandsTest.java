package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.Autoencoder;
import io.hourglass.design.Design;
import io.hourglass.design.DesignText;
import io.hourglass.design.Preset;
import io.hourglass.io.Tables;
import io.hourglass.io.generate.Digits;
import io.hourglass.json.Json;
import io.hourglass.testing.UntrainedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  @TempDir Path folder = Path.of("");
  private Path data = Path.of("");
  private static byte[] bytes = {};
  private Path model = Path.of("");

  @BeforeAll
  static void makeModel(@TempDir Path folder) throws IOException {
    Path data = Files.writeString(folder.resolve("payments.csv"), payments());
    bytes =
        UntrainedModels.untrained(Tables.read(data.toString()).without(List.of("id", "fraud")))
            .file()
            .bytes();
  }

  private static String payments() {
    StringBuilder csv = new StringBuilder("id,amount,country,fraud\n");
    for (int row = 1; row <= 40; row++) {
      csv.append("%d,%d.5,%s,%d\n".formatted(row, row % 7, row % 3 == 0 ? "NL" : "DE", row / 38));
    }
    return csv.toString();
  }

  @BeforeEach
  void writeDataAndModel() throws IOException {
    data = Files.writeString(folder.resolve("payments.csv"), payments());
    model = Files.write(folder.resolve("payments.hg"), bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "train",
        "evaluate",
        "score",
        "encode",
        "reconstruct",
        "sample",
        "inspect",
        "designs",
        "data",
        "bench",
        "completion",
        "data list",
        "data fetch",
        "data describe"
      })
  void everyCommandHasHelpWithExamples(String command) {
    Cli run =
        Cli.run(Stream.concat(Stream.of(command.split(" ", -1)), Stream.of("--help")).toArray());

    assertThat(run.code()).isZero();
    assertThat(run.out()).startsWith("Usage: hourglass " + command).contains("\nExamples:\n  ");
  }

  @Test
  void scoresEveryRow() throws IOException {
    Path out = folder.resolve("scores.csv");

    Cli run = Cli.run("score", model, "--data", data, "--out", out, "--keep", "id", "--columns");

    assertThat(run).isEqualTo(new Cli(0, out + ": 40 rows written\n", ""));
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(41);
    assertThat(lines.get(0)).isEqualTo("row,score,squared_error,nats.amount,nats.country,id");
    double[] expected = Autoencoder.load(model).score(Tables.read(data.toString())).nats();
    assertThat(Double.parseDouble(lines.get(40).split(",", -1)[1])).isEqualTo(expected[39]);
  }

  @Test
  void encodesEveryRow() throws IOException {
    Path out = folder.resolve("codes.csv");

    Cli run = Cli.run("encode", model, "--data", data, "--out", out, "--quiet");

    assertThat(run).isEqualTo(new Cli(0, "", ""));
    assertThat(Files.readAllLines(out)).hasSize(41).first().isEqualTo("row,z1,z2");
  }

  @Test
  void writesScoresAsParquet() {
    Path out = folder.resolve("scores.parquet");

    Cli run = Cli.run("score", model, "--data", data, "--out", out, "--json");

    assertThat(Json.tree(run.out(), "out").path("rows").asInt()).isEqualTo(40);
    assertThat(Tables.read(out.toString()).schema().names())
        .containsExactly("row", "score", "squared_error");
  }

  @Test
  void reconstructsATable() throws IOException {
    Path out = folder.resolve("expected.csv");

    assertThat(Cli.run("reconstruct", model, "--data", data, "--out", out).code()).isZero();

    assertThat(Files.readAllLines(out)).hasSize(41).first().isEqualTo("row,amount,country");
  }

  @Test
  void reconstructsPicturesAsSheetAndFolder() throws IOException {
    Path digits = folder.resolve("digits.hg");
    UntrainedModels.untrained(Digits.generate("digits", 20, 1).without(List.of("label")))
        .save(digits);
    Path query = folder.resolve("pictures");
    Path sheet = folder.resolve("sheet.png");

    Cli.run("reconstruct", digits, "--data", "digits", "--out", sheet, "--rows", "30");

    assertThat(javax.imageio.ImageIO.read(sheet.toFile()).getWidth()).isEqualTo(20 * 30 + 2);
    assertThat(query).doesNotExist();
  }

  @Test
  void evaluatesWithLabelsBesideSimpleDetectors() {
    Cli run = Cli.run("evaluate", model, "--data", data, "--labels", "fraud", "--json");

    JsonNode json = Json.tree(run.out(), "out");
    assertThat(run.err()).isEmpty();
    assertThat(json.path("rows").asInt()).isEqualTo(40);
    assertThat(
            json.path("terms").path("amount").asDouble()
                + json.path("terms").path("country").asDouble())
        .isEqualTo(json.path("nats_per_row").asDouble(), within(1e-9));
    assertThat(json.path("positive").toString()).isEqualTo("[\"1\"]");
    assertThat(json.path("positives").asInt()).isEqualTo(3);
    assertThat(json.path("detectors")).hasSize(3);
  }

  private static org.assertj.core.data.Offset<Double> within(double by) {
    return org.assertj.core.data.Offset.offset(by);
  }

  @Test
  void asksWhichOfManyLabelsAreToBeFound() {
    Cli run = Cli.run("evaluate", model, "--data", data, "--labels", "id");

    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("name the labels of anomalies with --positive VALUE to get an AUROC")
        .contains("--positive VALUE");
  }

  @Test
  void evaluatesCleaningBesideALinearDenoiser() {
    Cli run =
        Cli.run("evaluate", model, "--data", data, "--corruption", "gaussian:0.4,clip", "--json");
    JsonNode json = Json.tree(run.out(), "out").path("denoising");

    assertThat(json.path("rows").asInt()).isEqualTo(20);
    assertThat(json.path("linear_fitted_to").asText())
        .isEqualTo("every second row of payments.csv (20)");
    assertThat(json.path("methods").findValuesAsText("name"))
        .containsExactly("noisy input", "linear denoiser", "this model");
    assertThat(json.path("methods").get(0).path("squared_error").asDouble()).isPositive();
    assertThat(json.path("methods").get(0).has("psnr")).isFalse();
    Cli given =
        Cli.run(
            "evaluate",
            model,
            "--data",
            data,
            "--corruption",
            "columns:0.3",
            "--baseline-data",
            data);
    assertThat(given.out())
        .contains(
            "Denoising 40 rows corrupted by columns:0.3; linear denoiser fitted to payments.csv"
                + " (40 rows)");
  }

  @Test
  void reconstructsFromCorruptedRows() throws IOException {
    Path clean = folder.resolve("clean.csv");
    Path noisy = folder.resolve("noisy.csv");

    Cli.run("reconstruct", model, "--data", data, "--out", clean);
    Cli.run("reconstruct", model, "--data", data, "--out", noisy, "--corruption", "columns:0.5");

    assertThat(Files.readAllLines(noisy)).hasSize(41).isNotEqualTo(Files.readAllLines(clean));
  }

  @Test
  void needsNoiseForALinearDenoiser() {
    assertThat(Cli.run("evaluate", model, "--data", data, "--baseline-data", data).complaint())
        .isEqualTo("--baseline-data is for the linear denoiser, which needs --corruption");
  }

  @Test
  void refusesACorruptionBeforeItReadsData() {
    Cli run =
        Cli.run(
            "train",
            "--data",
            "none.csv",
            "--out",
            folder.resolve("m.hg"),
            "--binarize",
            "dynamic",
            "--corruption",
            "mask:2");
    assertThat(run.complaint()).isEqualTo("corruption \"mask:2\": rate must be in [0, 1), got 2.0");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void printsADesignThatTrainTakes() {
    Cli run = Cli.run("inspect", model, "--design");

    assertThat(DesignText.fromJson(run.out(), "out")).isEqualTo(Autoencoder.load(model).design());
  }

  @Test
  void inspectsForPeopleAndMachines() {
    assertThat(Cli.run("inspect", model).out())
        .contains("an autoencoder with 2 latent dimensions, 118 weights")
        .contains("amount")
        .contains("Score quantiles in nats, of 3 rows used in training");
    assertThat(Json.tree(Cli.run("inspect", model, "--json").out(), "out").path("layers"))
        .hasSize(4);
  }

  @Test
  void describesData() {
    Cli run = Cli.run("data", "describe", "--data", data, "--drop", "id");

    assertThat(run.out())
        .isEqualTo(
            """
            payments.csv: 40 rows

            Column     type         missing  values
              amount   numeric      -        0.5000 to 6.5000, mean 3.5000
              country  categorical  -        DE (27), NL (13)
              fraud    numeric      -        0.0000 to 1.0000, mean 0.0750
            """
                    .stripTrailing()
                + "\n");
  }

  @Test
  void listsNamedDataSets() {
    assertThat(Cli.run("data", "list").out()).contains("digits").contains("mnist");
  }

  @Test
  void listsDesigns() {
    Cli run = Cli.run("designs");
    assertThat(run.out()).contains("\nconv-vae ").contains("\niwae ");
    assertThat(run.out().lines().count()).isEqualTo(Preset.values().length + 2);
    assertThat(Json.tree(Cli.run("designs", "--json").out(), "out").path("designs"))
        .hasSize(Preset.values().length);
  }

  @Test
  void showsTheSettingsOfADesign() {
    assertThat(Cli.run("designs", "vae").out()).contains("\n  beta ").contains("\n  condition ");
    assertThat(Cli.run("designs", "nothing").complaint())
        .startsWith("design \"nothing\": the name must be one of lesson, dense, ");
  }

  @Test
  void printsADesignSizedForData() {
    Cli run = Cli.run("designs", "vae:latent=3", "--data", data, "--labels", "fraud");
    assertThat(run.err()).contains("\n  beta ");
    Design design = DesignText.fromJson(run.out(), "out");
    assertThat(design.latent().width()).isEqualTo(3);
    Cli quiet = Cli.run("designs", "conv", "--data", data, "--drop", "country", "--quiet");
    assertThat(quiet.complaint()).startsWith("the design conv is for one column of images and");
  }

  @Test
  void printsACompletionScript() {
    assertThat(Cli.run("completion").out())
        .startsWith("#!")
        .contains("reconstruct")
        .contains("conv-denoising");
  }
}
