package io.hourglass.cli.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hourglass.Autoencoder;
import io.hourglass.cli.Cli;
import io.hourglass.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class TrainCommandTest {
  @TempDir Path folder = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void writeData() throws IOException {
    StringBuilder csv = new StringBuilder("a,b,c,kind\n");
    for (int row = 0; row < 500; row++) {
      double x = Math.sin(row);
      csv.append("%s,%s,%s,%s\n".formatted(x, 2 * x, row % 3, row % 2 == 0 ? "odd" : "normal"));
    }
    data = Files.writeString(folder.resolve("data.csv"), csv);
  }

  @Test
  void trainsAndReports() throws IOException {
    Path model = folder.resolve("model.hg");
    Path history = folder.resolve("history.jsonl");
    Path events = folder.resolve("events");

    Cli run =
        Cli.run(
            "train",
            "--data",
            data,
            "--out",
            model,
            "--labels",
            "kind",
            "--design",
            "dense:8,2",
            "--epochs",
            "3",
            "--validation",
            "0.2",
            "--schedule",
            "cosine",
            "--clip",
            "1",
            "--history",
            history,
            "--tensorboard",
            events,
            "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = Json.tree(run.out(), "out");
    assertThat(json.path("rows").asInt() + 0).isBetween(350, 450);
    assertThat(run.err()).contains("epoch 3/3  loss ").contains("validation");
    assertThat(Files.readAllLines(history)).hasSize(3);
    assertThat(events.toFile().list()).hasSize(1);
    assertThat(Autoencoder.load(model).schema().names()).containsExactly("a", "b", "c");
    assertThat(Cli.run("inspect", model).out())
        .contains("largest difference between TensorFlow and plain Java ");
  }

  @Test
  void takesLikelihoodsOfColumns() throws IOException {
    Path model = folder.resolve("model.hg");
    Cli run =
        Cli.run(
            "train",
            "--data",
            data,
            "--out",
            model,
            "--epochs",
            2,
            "--counts",
            "c",
            "--ordinal",
            "kind=normal|odd",
            "--likelihood",
            "student-t:4,predicted",
            "--likelihood",
            "c=poisson");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Autoencoder.load(model).codec().blocks())
        .extracting(block -> block.likelihood().toString())
        .containsExactly(
            "StudentT[degrees=4.0, scale=PREDICTED]",
            "StudentT[degrees=4.0, scale=PREDICTED]",
            "Poisson[]",
            "Ordinal[]");
    Cli scores =
        Cli.run("score", model, "--data", data, "--out", folder.resolve("s.csv"), "--columns");
    assertThat(scores.code()).as(scores.err()).isZero();
  }

  @Test
  void sameSeedGivesTheSameFile() throws IOException {
    Path one = folder.resolve("one.hg");
    Path other = folder.resolve("other.hg");

    for (Path model : new Path[] {one, other}) {
      Cli.run("train", "--data", data, "--out", model, "--epochs", 2, "--quiet");
    }

    assertThat(Files.readAllBytes(other)).isEqualTo(Files.readAllBytes(one));
  }

  @Test
  void takesTheDesignThatInspectPrints() throws IOException {
    Path model = folder.resolve("model.hg");
    Path again = folder.resolve("again.hg");
    Cli.run("train", "--data", data, "--out", model, "--design", "dense:6,2", "--epochs", 1);
    Path design =
        Files.writeString(
            folder.resolve("design.json"), Cli.run("inspect", model, "--design").out());

    Cli.run("train", "--data", data, "--out", again, "--design", design, "--epochs", 1);

    assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(model));
  }
}
