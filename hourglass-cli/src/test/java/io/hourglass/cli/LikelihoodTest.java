package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.io.Tables;
import io.hourglass.io.generate.Digits;
import io.hourglass.json.Json;
import io.hourglass.testing.UntrainedModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line tells of variational models, and draws from them. */
class LikelihoodTest {
  @TempDir Path folder = Path.of("");
  private Path data = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void writeDataAndModel() throws IOException {
    StringBuilder csv = new StringBuilder("amount,country\n");
    for (int row = 1; row <= 40; row++) {
      csv.append("%d.5,%s\n".formatted(row % 7, row % 3 == 0 ? "NL" : "DE"));
    }
    data = Files.writeString(folder.resolve("payments.csv"), csv);
    model = folder.resolve("payments.hg");
    UntrainedModels.variational(Tables.read(data.toString())).save(model);
  }

  private JsonNode json(Object... more) {
    Object[] args = new Object[5 + more.length];
    System.arraycopy(new Object[] {"evaluate", model, "--data", data, "--json"}, 0, args, 0, 5);
    System.arraycopy(more, 0, args, 5, more.length);
    Cli run = Cli.run(args);
    assertThat(run.err()).isEmpty();
    return Json.tree(run.out(), "out");
  }

  @Test
  void theBoundIsMinusItsTwoCosts() {
    JsonNode json = json();

    assertThat(json.path("elbo").asDouble())
        .isCloseTo(
            -json.path("reconstruction").asDouble() - json.path("kl").asDouble(), within(1e-9));
    assertThat(json.path("kl").asDouble()).isPositive();
    assertThat(json.path("kl_per_latent")).hasSize(2);
    assertThat(json.path("active_units").asInt()).isBetween(0, 2);
    assertThat(json.has("log_likelihood")).isFalse();
    assertThat(json.path("standard_error").asDouble()).isPositive();
    assertThat(json.path("mutual_information").asDouble()).isLessThan(Math.log(40));
    assertThat(json.path("bits_per_dimension").asDouble())
        .isCloseTo(-json.path("elbo").asDouble() / 2 / Math.log(2), within(1e-9));
  }

  @Test
  void samplesGiveTheLogLikelihood() {
    JsonNode json = json("--samples", 50, "--seed", 3);

    assertThat(json.path("log_likelihood").asDouble()).isGreaterThan(json.path("elbo").asDouble());
    assertThat(json.path("samples").asInt()).isEqualTo(50);
    assertThat(json.path("bits_per_dimension").asDouble())
        .isCloseTo(-json.path("log_likelihood").asDouble() / 2 / Math.log(2), within(1e-9));
    assertThat(json("--samples", 50, "--seed", 3)).isEqualTo(json);
    assertThat(json("--samples", 50, "--seed", 4)).isNotEqualTo(json);
  }

  @Test
  void aLimitTakesTheFirstRows() {
    assertThat(json("--limit", 7).path("rows").asInt()).isEqualTo(7);
    assertThat(Cli.run("evaluate", model, "--data", data, "--limit", 0).complaint())
        .isEqualTo("--limit must be at least 1, got 0");
  }

  @Test
  void peopleReadItToo() {
    assertThat(Cli.run("evaluate", model, "--data", data, "--samples", 20).out())
        .contains("Log probability in nats per row\n  Log likelihood      -")
        .contains("by 20 samples per row\n  Lower bound         -")
        .contains("\n  Active units ")
        .contains("at most 3.69 with 40 rows");
  }

  @Test
  void plainCodesHaveNoLikelihood() {
    Path plain = folder.resolve("plain.hg");
    UntrainedModels.untrained(Tables.read(data.toString())).save(plain);

    assertThat(Cli.run("evaluate", plain, "--data", data, "--samples", 20).complaint())
        .isEqualTo(
            "--samples needs a model with a latent distribution, got"
                + " Code[width=2, activation=LINEAR, penalty=None[]]");
    assertThat(Cli.run("evaluate", plain, "--data", data).out()).doesNotContain("bound");
  }

  @Test
  void newRowsBecomeATable() throws IOException {
    Path out = folder.resolve("new.csv");

    Cli run = Cli.run("sample", model, "--rows", 12, "--out", out);

    assertThat(run).isEqualTo(new Cli(0, out + ": 12 rows written\n", ""));
    assertThat(Files.readAllLines(out)).hasSize(13).first().isEqualTo("amount,country");
    assertThat(Cli.run("sample", model, "--out", folder.resolve("new.png")).complaint())
        .startsWith("--out must end in .csv or .parquet for a model of ");
    assertThat(Cli.run("sample", model, "--out", out, "--given", "country=NL").complaint())
        .isEqualTo("new rows must be given values of the columns [], got [country]");
  }

  @Test
  void newImagesBecomeASheetOrAFolder() throws IOException {
    Path digits = folder.resolve("digits.hg");
    UntrainedModels.variational(
            Digits.generate("digits", 20, 1).without(java.util.List.of("label")))
        .save(digits);
    Path sheet = folder.resolve("sheet.png");
    Path pictures = folder.resolve("pictures");

    Cli.run("sample", digits, "--rows", 10, "--out", sheet);
    Cli.run("sample", digits, "--rows", 3, "--out", pictures);

    assertThat(ImageIO.read(sheet.toFile()).getWidth()).isEqualTo(4 * 30 + 2);
    assertThat(pictures.resolve("000003.png")).exists();
  }
}
