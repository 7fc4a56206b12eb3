package io.hourglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.io.Tables;
import io.hourglass.io.generate.Digits;
import io.hourglass.io.generate.Shapes;
import io.hourglass.json.Json;
import io.hourglass.testing.UntrainedModels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be asked of a model of images whose factors are known. */
@Tag("slow")
final class ShapesCommandsTest {
  @TempDir Path folder = Path.of("");
  private Path model = Path.of("");

  @BeforeEach
  void saveAModel() {
    model = folder.resolve("shapes.hg");
    UntrainedModels.untrained(Shapes.rows("shapes", 0, 50).without(Shapes.FACTORS)).save(model);
  }

  @Test
  void evaluatesHowWellKnownFactorsAreTakenApart() {
    Cli run = Cli.run("evaluate", model, "--data", "shapes:test", "--json");

    JsonNode json = Json.tree(run.out(), "out");
    assertThat(run.err()).isEmpty();
    assertThat(json.path("rows").asInt()).isEqualTo(5000);
    for (String score : new String[] {"mig", "sap", "factor_vae"}) {
      assertThat(json.path(score).asDouble(-1)).as(score).isBetween(0.0, 1.0);
    }
    for (String score : new String[] {"disentanglement", "completeness", "informativeness"}) {
      assertThat(json.path("dci").path(score).asDouble(-1)).as(score).isBetween(0.0, 1.0);
    }
  }

  @Test
  void evaluatesFactorsThatAreNamed() {
    Cli run = Cli.run("evaluate", model, "--data", "shapes:test", "--factors", "x,y");

    assertThat(run.out())
        .contains("Disentanglement of the factors by the code (1 is perfect)\n  MIG")
        .containsPattern("\nFactor +MIG +SAP +most informative\n  x .* z[12]\n  y .* z[12]")
        .doesNotContain("orientation");
    assertThat(Cli.run("evaluate", model, "--data", "shapes:test", "--factors", "z").complaint())
        .isEqualTo(
            "shapes:test, column \"z\": no such column; there are [image, shape, scale, orientation,"
                + " x, y]");
  }

  @Test
  void otherDataHasNoFactors() {
    Path digits = folder.resolve("digits.hg");
    UntrainedModels.untrained(Digits.generate("digits", 20, 1).without(List.of("label")))
        .save(digits);
    Cli run = Cli.run("evaluate", digits, "--data", "digits", "--json");
    assertThat(Json.tree(run.out(), "out").has("mig")).isFalse();
  }

  @Test
  void drawsWhatEachNumberOfTheCodeStandsFor() throws IOException {
    Path out = folder.resolve("traversal.png");

    Cli run =
        Cli.run(
            "traverse",
            model,
            "--data",
            "shapes",
            "--row",
            3,
            "--steps",
            7,
            "--out",
            out,
            "--json");

    assertThat(run.err()).isEmpty();
    BufferedImage picture = ImageIO.read(out.toFile());
    assertThat(picture.getWidth()).isEqualTo(7 * 34 + 2);
    assertThat(picture.getHeight()).isEqualTo(2 * 34 + 2);
    JsonNode rows = Json.tree(run.out(), "out").path("rows");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).path("change").asDouble())
        .isGreaterThanOrEqualTo(rows.get(1).path("change").asDouble());
  }

  @Test
  void refusesATraversalFromNoImage() throws IOException {
    Path out = folder.resolve("traversal.png");
    assertThat(Cli.run("traverse", model, "--data", "shapes", "--row", 0, "--out", out).complaint())
        .isEqualTo("--row must be 1 to 5000, got 0");
    assertThat(
            Cli.run("traverse", model, "--data", "shapes", "--latents", 0, "--out", out)
                .complaint())
        .isEqualTo("--latents must be at least 1, got 0");
    Path table = folder.resolve("table.hg");
    Path data = Files.writeString(folder.resolve("t.csv"), "a,b\n1,2\n2,3\n4,4\n");
    UntrainedModels.untrained(Tables.read(data.toString())).save(table);
    assertThat(Cli.run("traverse", table, "--data", data, "--out", out).complaint())
        .isEqualTo("a traversal needs a model of images, got one of a numeric, b numeric");
    assertThat(out).doesNotExist();
  }
}
